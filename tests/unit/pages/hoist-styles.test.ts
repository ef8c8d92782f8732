import { expect, test } from "vitest";
import { hoistStyles } from "../../../server/pages/hoist-styles.ts";

const page = (body: string) => `<html><head><title>A</title></head><body>${body}</body></html>`;

test("style attributes become rules that are stronger than classes, each once", () => {
  const html = page(
    '<p class="a" style="width:4px">1</p><i style="width:4px"></i><b style="color:red"></b>',
  );
  expect(hoistStyles(html, "N")).toBe(
    "<html><head><title>A</title>" +
      '<style nonce="N">[data-drawn="0"]:not(#_#_){width:4px}\n' +
      '[data-drawn="1"]:not(#_#_){color:red}</style></head><body>' +
      '<p class="a" data-drawn="0">1</p><i data-drawn="0"></i><b data-drawn="1"></b></body></html>',
  );
});

test("scripts and style sheets stay as they are", () => {
  const html = page('<script>var a = `<p style="x:y">`</script><style>a[b=" style="c""]{}</style>');
  expect(hoistStyles(html, "N")).toBe(html);
});

test("text that looks like one is escaped, and stays", () => {
  const html = page("<p> style=&quot;color:red&quot;</p>");
  expect(hoistStyles(html, "N")).toBe(html);
});

test("a value is taken as it was meant, and never ends its rule or the sheet", () => {
  const html = page(
    '<p style="--a:&quot;&amp;lt;&#x27;}</style><script>{&quot;;b:&#39;$&amp;">x</p>',
  );
  const sheet = /<style nonce="N">(.*?)<\/style>/s.exec(hoistStyles(html, "N"))?.[1];
  expect(sheet).toBe(
    '[data-drawn="0"]:not(#_#_){--a:"&lt;\'\\7d \\3c /style>\\3c script>\\7b ";b:&#39;$&}',
  );
});
