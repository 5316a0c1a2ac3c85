/** What this page is changing at the server: what it reads meanwhile may be from before. */
export function ownChanges() {
  let underWay = 0
  let moments = 0
  return {
    async during<T>(write: () => Promise<T>): Promise<T> {
      underWay += 1
      moments += 1
      try {
        return await write()
      } finally {
        underWay -= 1
        moments += 1
      }
    },
    /** Begins a reading; the function it gives says whether nothing was being changed all the while. */
    reading(): () => boolean {
      const began = moments
      return () => underWay === 0 && moments === began
    },
  }
}
export type OwnChanges = ReturnType<typeof ownChanges>
