/** What is needed of an instrument to move it. */
export interface LatentInstrument {
  /** Index of its sector. */
  readonly sector: number;
  /** Price to start from and to be pulled to, in steps. */
  readonly price: number;
  /** Usual spread as a share of the price. */
  readonly spread: number;
  /**
   * Index, lower than its own, of the instrument whose price it follows, as a second class of the
   * same company's shares does; none unless given.
   */
  readonly leader?: number | null;
}
