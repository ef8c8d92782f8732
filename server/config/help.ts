/** The table of settings in words: for the terminal, and for docs/SETTINGS.md. */
import { type Setting, settingGroups } from "./setting.ts";
import { settings, switches } from "./settings.ts";

const lineWidth = 100;
const indent = "      ";

/** What `--help` prints. */
export const helpText = [
  "Bigboard: a live board for markets and matches.",
  "  npm start -- [--option <value> …]",
  "Options, and the variables of the environment that say the same; options go first.",
  ...inGroups((title, members) => `${title}\n\n${members.map(entryOf).join("\n")}`),
  Object.entries(switches)
    .map(([name, meaning]) => `  --${name}\n${indent}${meaning}`)
    .join("\n"),
]
  .join("\n\n")
  .concat("\n");

/** The text of docs/SETTINGS.md. */
export function settingsDocument(): string {
  const groups = inGroups((title, members) => {
    const head = "| setting | default | meaning | takes |\n|---|---|---|---|";
    return `## ${title}\n\n${head}\n${members.map(rowOf).join("\n")}`;
  });
  const off = Object.entries(switches).map(([name, meaning]) => `\`--${name}\`: ${meaning}.`);
  return [
    "# Settings",
    "All settings, as `npm start -- --help` has them too. Options of the command line (`npm start -- --port 8080`) go before variables of the environment (`PORT=8080 npm start`); an empty variable counts as not set. What is wrong is said at the start, all of it at once, and nothing is started.",
    "`npm run settings` writes this file from the table in `server/config/`; a test holds them to each other.",
    ...groups,
    "## Switches",
    off.join(" "),
  ]
    .join("\n\n")
    .concat("\n");
}

function inGroups(write: (title: string, members: readonly Setting[]) => string): string[] {
  const all = Object.values<Setting>(settings);
  return Object.entries(settingGroups).flatMap(([group, title]) => {
    const members = all.filter((setting) => setting.group === group);
    return members.length === 0 ? [] : [write(title, members)];
  });
}

function namesOf({ flag, variable }: Setting): string[] {
  return [
    ...(flag === undefined ? [] : [`--${flag}`]),
    ...(variable === undefined ? [] : [variable]),
  ];
}

function defaultOf({ otherwise, otherwiseMeans }: Setting): string {
  return otherwiseMeans ?? otherwise ?? "none";
}

function entryOf(setting: Setting): string {
  const { meaning, takes } = setting;
  const words = `${meaning}: ${takes} [${defaultOf(setting)}]`;
  return `  ${namesOf(setting).join(", ")}\n${wrapped(words)}`;
}

function rowOf(setting: Setting): string {
  const names = namesOf(setting).map((name) => `\`${name}\``);
  const { meaning, takes, otherwise, otherwiseMeans } = setting;
  const value = otherwiseMeans ?? (otherwise === null ? "none" : `\`${otherwise}\``);
  const row = `| ${names.join(", ")} | ${value} | ${meaning} | ${takes} |`;
  // Placeholders would be taken for tags.
  return row.replaceAll("<", "&lt;");
}

/** Words in lines of the help, indented. */
function wrapped(words: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of words.split(" ")) {
    if (line.length > indent.length && line.length + word.length + 1 > lineWidth) {
      lines.push(line);
      line = indent;
    }
    line += line.length === indent.length ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}
