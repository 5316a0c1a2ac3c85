type Note = (imageIds: readonly string[], deleted: boolean) => void
const listeners = new Set<Note>()

/** Tells the runs on this page that pictures went into the trash, or came out of it. */
export const noteTrash: Note = (imageIds, deleted) => {
  for (const listener of listeners) listener(imageIds, deleted)
}

export function onTrashNote(listener: Note): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
