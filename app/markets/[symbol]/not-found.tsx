import { PageSeed } from "../../_live/page-seed.tsx";
import { namesSelection } from "../../_views/markets/selections.ts";
import { UnknownSymbol } from "../../_views/markets/unknown-symbol.tsx";

/** An address that names no instrument. */
export default function InstrumentNotFound() {
  return (
    <PageSeed selections={[namesSelection]}>
      <UnknownSymbol />
    </PageSeed>
  );
}
