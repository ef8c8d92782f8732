/** In place of next/navigation: a router at one address. */
const parameters = new URLSearchParams();
const router = {
  push: () => undefined,
  replace: () => undefined,
  refresh: () => undefined,
  prefetch: () => undefined,
  back: () => undefined,
  forward: () => undefined,
};

export const useSearchParams = () => parameters;
export const usePathname = () => "/markets";
export const useRouter = () => router;
export const useParams = () => ({});
