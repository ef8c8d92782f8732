/** Where a row stands: its transform. By rows and not pixels, so that another density moves it. */
export const placeStyle = (index: number): string => `translateY(calc(var(--line) * ${index}))`;
