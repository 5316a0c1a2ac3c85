import localFont from 'next/font/local'

export const sans = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-instrument-sans',
  fallback: ['system-ui', 'sans-serif'],
})

export const serif = localFont({
  src: '../node_modules/@fontsource/instrument-serif/files/instrument-serif-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-instrument-serif',
  adjustFontFallback: 'Times New Roman',
  fallback: ['Georgia', 'serif'],
})

export const serifItalic = localFont({
  src: '../node_modules/@fontsource/instrument-serif/files/instrument-serif-latin-400-italic.woff2',
  weight: '400',
  style: 'italic',
  variable: '--font-instrument-serif-italic',
  // Not preloaded, so it may be late: then this page slants the upright one, rather than move.
  display: 'optional',
  adjustFontFallback: false,
  preload: false,
})

export const mono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-geist-mono',
  fallback: ['ui-monospace', 'monospace'],
  adjustFontFallback: false,
  preload: false,
})
