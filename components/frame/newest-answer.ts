/**
 * Answers can overtake each other: `ask()` begins a turn, and the function it gives says whether no later one began.
 * What was changed here meanwhile counts as one too.
 */
export function newestAnswer(): () => () => boolean {
  let turns = 0
  return () => {
    turns += 1
    const mine = turns
    return () => mine === turns
  }
}
