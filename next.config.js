/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // The server compresses a page once for all who are given it.
  compress: false,
  // Title and description stand in the head of every page, whoever asks.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  typescript: {
    // Next rewrites the configuration that it is shown; the project's own stays as it is written.
    tsconfigPath: "app/tsconfig.json",
    // `npm run typecheck` checks everything; a start need not wait for it again.
    ignoreBuildErrors: true,
  },
  // Prices and scores travel over the socket; pages only bring the first screen.
  devIndicators: false,
};
