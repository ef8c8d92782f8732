import { notFound } from "next/navigation";

/**
 * An address that no page has. Next would answer it by itself, but without asking for the font in
 * time; a page that says it is not there has all that pages have, and the answer is a 404 likewise.
 */
export default function Nowhere() {
  notFound();
}
