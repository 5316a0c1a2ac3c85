const ADDRESS = /\/(?:gallery|api\/v1\/images)\/([0-9a-f]{8}-[0-9a-f-]{27})/

/** The first picture among the files dragged or pasted. */
export const imageFileIn = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find((file) => file.type.startsWith('image/') || file.type === '')

/** The id of an image of this studio whose picture or link is dragged. */
export const imageIdIn = (data: DataTransfer | null): string | undefined =>
  ADDRESS.exec(data?.getData('text/uri-list') ?? '')?.[1]
