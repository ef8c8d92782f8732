/** In place of next/dynamic: React's own lazy. */
import { type ComponentType, lazy, type ReactNode, Suspense } from "react";

type Loaded<P> = ComponentType<P> | { default: ComponentType<P> };

export default function dynamic<P extends object>(
  load: () => Promise<Loaded<P>>,
  { loading: Loading }: { loading?: () => ReactNode; ssr?: boolean } = {},
): ComponentType<P> {
  const Lazy = lazy(async () => {
    const found = await load();
    return typeof found === "function" ? { default: found } : found;
  });
  // biome-ignore lint/correctness/noComponentHookFactories: that is what next/dynamic is
  return function Dynamic(props: P) {
    return (
      <Suspense fallback={Loading ? <Loading /> : null}>
        <Lazy {...props} />
      </Suspense>
    );
  };
}
