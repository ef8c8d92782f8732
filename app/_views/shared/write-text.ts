/** Writes an element's text into the node that is there: making one anew costs a layout more. */
export function writeText(element: Element | null | undefined, text: string): void {
  if (element == null) return;
  const node = element.firstChild;
  if (node === null) element.textContent = text;
  else if (node.nodeValue !== text) node.nodeValue = text;
}
