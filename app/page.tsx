import { PageSeed } from "./_live/page-seed.tsx";
import { BoardView } from "./_views/board/board-view.tsx";
import { chooseCards, chooseMatches } from "./_views/board/choose.ts";
import { boardSelections } from "./_views/board/selections.ts";

/** What is happening now. */
export default function BoardPage() {
  const contents = { cards: chooseCards(), matches: chooseMatches() };
  return (
    <PageSeed selections={boardSelections(contents)}>
      <BoardView cards={contents.cards} matches={contents.matches} />
    </PageSeed>
  );
}
