/** In place of next/link: an anchor that leads nowhere else. */
import type { AnchorHTMLAttributes, Ref } from "react";

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly prefetch?: boolean | null;
  readonly scroll?: boolean;
  readonly replace?: boolean;
  readonly ref?: Ref<HTMLAnchorElement>;
}

export default function Link({ prefetch, scroll, replace, ...rest }: LinkProps) {
  return <a {...rest} />;
}
