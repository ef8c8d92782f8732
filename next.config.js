/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Prices and scores travel over the socket; pages only bring the first screen.
  devIndicators: false,
};
