import { topics } from "../../../lib/schema/topics.ts";
import { PageSeed } from "../../_live/page-seed.tsx";
import { listColumns } from "../../_views/scores/selections.ts";
import { UnknownMatch } from "../../_views/scores/unknown-match.tsx";

export default function MatchNotFound() {
  return (
    <PageSeed selections={[{ topic: topics.matches, columns: listColumns }]}>
      <UnknownMatch />
    </PageSeed>
  );
}
