/** The picture of `public/icon.svg`. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#12100e"/><path fill="#f0a830" d="M5 5h14v10H5z"/><path fill="#8f8579" d="M22 5h5v10h-5zM5 18h6v9H5zM14 18h13v9H14z"/></svg>';

/** The same with a dot in its corner: something has happened that nobody saw. */
const iconWithDot = icon.replace(
  "</svg>",
  '<circle cx="25" cy="7" r="7" fill="#12100e"/><circle cx="25" cy="7" r="5" fill="#ff6f6f"/></svg>',
);

const addressOf = (picture: string) => `data:image/svg+xml,${encodeURIComponent(picture)}`;

/**
 * The icon as an address that holds it whole. A browser asks for an icon anew at every navigation,
 * and no request is to leave a page.
 */
export const iconAddress = addressOf(icon);
export const iconWithDotAddress = addressOf(iconWithDot);
