/** The three ways in which a list of whole numbers from 0 is written down. */

/** Each number in as many bits as the largest needs. */
export const fixedCode = 0;
/** Rice: the number without its lowest k bits in unary, then those bits. For what falls off evenly. */
export const riceCode = 1;
/** How many bits the number has beyond k in unary, then its bits without the first. For long tails. */
export const tailCode = 2;

/** Bits for which of the codes, and for its parameter: a width or k. */
export const codeBits = 2;
export const widthBits = 6;
export const parameterBits = 5;
/** Numbers in Rice and tail code stay under 2^31. */
export const lengthMax = 31;
