const SPELT: Readonly<Record<string, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  '3d-model': '3D model',
}

/** A choice's value as people write it: `analog-film` -> `Analog film`, `png` -> `PNG`. */
export function optionName(option: string): string {
  const words = option.replaceAll(/[-_]+/g, ' ')
  return SPELT[option] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
