/**
 * Runs before any other code of a page: says which strings may become code. The page's policy lets
 * no other do, so that what slips into `innerHTML` or a script's address is refused by the browser.
 * Allowed are the scripts of the build, and what React and Next write on their own: no HTML at all, a
 * script that is empty still, and this script itself, should the page be drawn anew. What draws with
 * HTML has a policy of its own. (No tag of a script stands in the text as it is: React would escape it.)
 */
export const trustedScript = `if (window.trustedTypes) (function (own) {
  var empty = "<" + "script><" + "/script>";
  trustedTypes.createPolicy("default", {
    createHTML: function (html) { return html === "" || html === empty ? html : null; },
    createScript: function (text) { return text === own ? text : null; },
    createScriptURL: function (address) {
      var url = new URL(address, location.href);
      var built = url.origin === location.origin && url.pathname.indexOf("/_next/static/") === 0;
      return built ? address : null;
    }
  });
})(document.currentScript.text);`;
