/** Of the sign-in page, which works without it: the theme, the printed link's key, the way on. */
try {
  const { theme } = JSON.parse(localStorage.getItem("bigboard.appearance") ?? "{}");
  const wishesLight = matchMedia("(prefers-color-scheme: light)").matches;
  const light = theme === "light" || (theme === "system" && wishesLight);
  document.documentElement.dataset.theme = light ? "light" : "dark";
} catch {
  // Storage may be closed: then it is dark, as the board is.
}

// Elsewhere began what led here: from here on it is the board's own page that goes.
const { on } = document.documentElement.dataset;
if (on !== undefined) location.replace(on + location.hash);

addEventListener("DOMContentLoaded", () => {
  for (const time of document.querySelectorAll("time")) {
    const shown = { dateStyle: "long", timeStyle: "short" };
    time.textContent = new Date(time.dateTime).toLocaleString("en-GB", shown);
  }
  const form = document.querySelector("form");
  const fragment = new URLSearchParams(location.hash.slice(1));
  const key = fragment.get("key");
  if (form === null || key === null) return;
  // A fragment is never sent to a server, and is not left lying in the history either.
  history.replaceState(null, "", location.pathname + location.search);
  form.elements.namedItem("key").value = key;
  form.requestSubmit();
});
