/**
 * Brings the style attributes of drawn HTML together in one style sheet. A policy that knows no
 * inline exceptions lets no style attribute count, but a style sheet with the right nonce; what code
 * writes by `element.style` afterwards goes over the sheet as over any other.
 *
 * It knows HTML as React writes it: attributes in double quotes, and a double quote escaped
 * everywhere else but in scripts and style sheets, which are left alone.
 */

const scriptOrStyle = /<(script|style)\b[\s\S]*?<\/\1>| style="([^"]*)"/g;

/** By which an element is known to the sheet. */
const attribute = "data-drawn";

const entities: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/**
 * @param nonce for the sheet, which is put at the end of `<head>`.
 * @returns the HTML without style attributes; as it was where there are none.
 */
export function hoistStyles(html: string, nonce: string): string {
  const names = new Map<string, string>();
  const bare = html.replace(scriptOrStyle, (found, raw?: string, style = "") => {
    if (raw !== undefined) return found;
    const name = names.get(style) ?? names.size.toString(36);
    names.set(style, name);
    return ` ${attribute}="${name}"`;
  });
  if (names.size === 0) return html;
  const rules = [...names].map(([style, name]) => ruleOf(name, style)).join("\n");
  return bare.replace("</head>", () => `<style nonce="${nonce}">${rules}</style></head>`);
}

/** As strong as an attribute would be: stronger than any rule that names classes. */
function ruleOf(name: string, style: string): string {
  return `[${attribute}="${name}"]:not(#_#_){${declarationsOf(style)}}`;
}

/** Signs that would end the rule or the sheet are escaped as style sheets escape them. */
function declarationsOf(style: string): string {
  const text = style.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
  return text.replace(/[<{}\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
}
