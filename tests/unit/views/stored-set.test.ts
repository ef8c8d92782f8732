import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StoredSet } from "../../../app/_views/shared/stored-set.ts";

const stored = new Map<string, string>();
const tab = new EventTarget();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal("window", tab);
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** What another tab's write looks like here. */
function storageEvent(key: string | null): Event {
  return Object.assign(new Event("storage"), { key });
}

test("keys go in and out and outlive the page", () => {
  const set = new StoredSet("kept", 10);
  set.toggle("a");
  set.toggle("b");
  set.toggle("a");
  expect([...set.all()]).toEqual(["b"]);
  expect([...new StoredSet("kept", 10).all()]).toEqual(["b"]);
});

test("a key that is added again is the newest, and is never taken out by it", () => {
  const set = new StoredSet("kept", 2);
  for (const key of ["a", "b", "a"]) set.add(key);
  expect([...set.all()]).toEqual(["b", "a"]);
  set.add("c");
  expect([...set.all()]).toEqual(["a", "c"]);
});

test("more keys than are kept forget the oldest", () => {
  const set = new StoredSet("kept", 2);
  for (const key of ["a", "b", "c"]) set.toggle(key);
  expect([...set.all()]).toEqual(["b", "c"]);
  expect(stored.get("kept")).toBe('["b","c"]');
});

test("another tab's change is seen, one of another name is not", () => {
  const set = new StoredSet("kept", 10);
  const told = vi.fn();
  const end = set.subscribe(told);
  expect(set.all().size).toBe(0);
  stored.set("kept", '["a"]');
  tab.dispatchEvent(storageEvent("other"));
  expect(told).not.toHaveBeenCalled();
  tab.dispatchEvent(storageEvent("kept"));
  expect(told).toHaveBeenCalledTimes(1);
  expect([...set.all()]).toEqual(["a"]);
  stored.clear();
  tab.dispatchEvent(storageEvent(null));
  expect(set.all().size).toBe(0);
  end();
  tab.dispatchEvent(storageEvent("kept"));
  expect(told).toHaveBeenCalledTimes(2);
});

test("a foreign text counts as none, and without storage keys last as long as the page", () => {
  for (const text of ["{", '{"a":1}', "null"]) {
    stored.set("kept", text);
    expect(new StoredSet("kept", 10).all().size).toBe(0);
  }
  stored.set("kept", '[1,"a",null]');
  expect([...new StoredSet("kept", 10).all()]).toEqual(["a"]);
  const forbidden = () => {
    throw new Error("forbidden");
  };
  vi.stubGlobal("localStorage", { getItem: forbidden, setItem: forbidden });
  const set = new StoredSet("kept", 10);
  set.toggle("a");
  expect([...set.all()]).toEqual(["a"]);
});
