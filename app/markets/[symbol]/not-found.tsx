import { UnknownSymbol } from "../../_views/markets/unknown-symbol.tsx";

/** An address that names no instrument. */
export default function InstrumentNotFound() {
  return <UnknownSymbol />;
}
