/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  typescript: {
    // Next rewrites the configuration that it is shown; the project's own stays as it is written.
    tsconfigPath: "app/tsconfig.json",
    // `npm run typecheck` checks everything; a start need not wait for it again.
    ignoreBuildErrors: true,
  },
  // Prices and scores travel over the socket; pages only bring the first screen.
  devIndicators: false,
};
