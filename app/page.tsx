import { PageSeed } from "./_live/page-seed.tsx";
import { BoardView } from "./_views/board/board-view.tsx";
import { chooseCards, chooseMatches, chooseTreemap } from "./_views/board/choose.ts";
import { boardSelections } from "./_views/board/selections.ts";

/** What is happening now. */
export default function BoardPage() {
  const contents = {
    cards: chooseCards(),
    matches: chooseMatches(),
    treemap: chooseTreemap(),
  };
  return (
    <PageSeed selections={boardSelections(contents)}>
      <BoardView {...contents} />
    </PageSeed>
  );
}
