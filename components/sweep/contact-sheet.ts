import { LONGEST_PX } from '@/lib/gallery/rules'
import type { GenerationView } from '@/lib/runs/schema'
import type { SweepCell, SweepView } from '@/lib/runs/sweep/schema'
import { STATE_WORD } from './cell-face'
import { type Box, SHEET, sheetLayout } from './sheet-layout'
import type { SweepFacts } from './sweep-facts'
import { cellStateOf } from './sweep-state'
import { sweepTitle } from './sweep-title'
import { axesName, axisName, gridName, valueName } from './words'

/** Always on paper: it is printed, pasted and sent. */
const INK = { paper: '#fbfaf8', ink: '#1d1916', soft: '#6f6a65', line: '#d9d5cf' }
const AT_ONCE = 6

type Sheet = { blob: Blob; lost: number }
type Pen = CanvasRenderingContext2D

/** The grid with its title and headers as a PNG. `lost` counts pictures that could not be read. */
export async function contactSheet(
  view: SweepView,
  facts: SweepFacts,
  cells: readonly SweepCell[],
): Promise<Sheet> {
  const layout = sheetLayout(facts.faces, view.columns, view.axes.length > 1)
  const canvas = Object.assign(document.createElement('canvas'), layout)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser cannot draw the contact sheet.')
  await document.fonts.ready
  pen.fillStyle = INK.paper
  pen.fillRect(0, 0, layout.width, layout.height)
  drawTitle(pen, view, facts, layout.width)
  drawHeads(pen, view, facts, layout)
  const lost = await drawCells(pen, facts, cells, layout.cells)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('This browser could not make so large a picture.')
  return { blob, lost }
}

const fontOf = (variable: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(variable) || 'system-ui'
const serif = (px: number) => `${px}px ${fontOf('--font-instrument-serif')}, Georgia, serif`
const sans = (px: number) => `${px}px ${fontOf('--font-instrument-sans')}, system-ui, sans-serif`

function drawTitle(pen: Pen, view: SweepView, facts: SweepFacts, width: number) {
  const { edge } = SHEET
  pen.textBaseline = 'alphabetic'
  pen.fillStyle = INK.ink
  pen.font = serif(42)
  const lines = linesOf(pen, sweepTitle(view), width - 2 * edge, 2)
  lines.forEach((line, i) => {
    pen.fillText(line, edge, edge + 34 + i * 46)
  })
  pen.fillStyle = INK.soft
  pen.font = sans(20)
  const isAlongModels = view.axes.some(({ field }) => field === 'model')
  const model = isAlongModels ? [] : [facts.models[view.input.model] ?? view.input.model]
  const said = [gridName(view), axesName(view.axes), ...model].join('  ·  ')
  pen.fillText(said, edge, edge + 34 + lines.length * 46 - 8)
}

function drawHeads(pen: Pen, { axes }: SweepView, facts: SweepFacts, layout: ReturnType<typeof sheetLayout>) {
  const heads = [layout.columnHeads, layout.rowHeads]
  axes.forEach(({ field, values }, axis) => {
    values.forEach((value, at) => {
      const box = heads[axis]?.[at]
      if (!box) return
      const [x, width] = [box.x, box.width - (axis === 1 ? 20 : 0)]
      pen.font = sans(16)
      pen.fillStyle = INK.soft
      const top = axis === 0 ? box.y + 22 : box.y + 16
      pen.fillText(axisName(field), x, top)
      pen.font = sans(20)
      pen.fillStyle = INK.ink
      linesOf(pen, valueName(field, value, facts.models), width, axis === 0 ? 1 : 3).forEach((line, i) => {
        pen.fillText(line, x, top + 26 + i * 25)
      })
    })
  })
}

async function drawCells(pen: Pen, facts: SweepFacts, cells: readonly SweepCell[], boxes: readonly Box[]) {
  const pieces = cells.flatMap((cell, at) => {
    const [box, face] = [boxes[at], facts.faces[at]]
    return box && face ? piecesOf(cell, box, face.across, face.down) : []
  })
  let lost = 0
  const waiting = [...pieces]
  const draw = async () => {
    for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
      const picture = piece.image && (await readPicture(piece.image, piece.box.width))
      if (picture) drawPicture(pen, picture, piece.box)
      else drawBlank(pen, piece.box, piece.image ? 'Not readable' : piece.word)
      if (piece.image && !picture) lost += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, draw))
  return lost
}

type Piece = { box: Box; image: GenerationView['image']; word: string }

function piecesOf(cell: SweepCell, box: Box, across: number, down: number): Piece[] {
  const word = STATE_WORD[cellStateOf(cell)]
  if (cell.generations.length === 0) return [{ box, image: null, word }]
  const [width, height] = [box.width / across, box.height / down]
  return cell.generations.map(({ image, state, finishedAt }, at) => ({
    box: { x: box.x + (at % across) * width, y: box.y + Math.floor(at / across) * height, width, height },
    image: image?.deleted ? null : image,
    word: finishedAt === null ? 'Not ready' : state === 'filtered' ? 'Filtered' : word,
  }))
}

async function readPicture({ id, hasVariants }: NonNullable<GenerationView['image']>, widthPx: number) {
  const variant = hasVariants ? (widthPx > LONGEST_PX.thumb ? 'preview' : 'thumb') : 'original'
  try {
    const response = await fetch(`/api/v1/images/${id}/${variant}`)
    return response.ok ? await createImageBitmap(await response.blob()) : null
  } catch {
    return null
  }
}

function drawPicture(pen: Pen, picture: ImageBitmap, { x, y, width, height }: Box) {
  const scale = Math.max(width / picture.width, height / picture.height)
  const [w, h] = [width / scale, height / scale]
  pen.drawImage(picture, (picture.width - w) / 2, (picture.height - h) / 2, w, h, x, y, width, height)
  picture.close()
}

function drawBlank(pen: Pen, { x, y, width, height }: Box, word: string) {
  pen.strokeStyle = INK.line
  pen.lineWidth = 2
  pen.setLineDash([8, 7])
  pen.strokeRect(x + 1, y + 1, width - 2, height - 2)
  pen.setLineDash([])
  pen.fillStyle = INK.soft
  pen.font = sans(Math.min(20, Math.max(11, width / 8)))
  pen.textAlign = 'center'
  pen.fillText(word, x + width / 2, y + height / 2 + 6, width - 12)
  pen.textAlign = 'left'
}

/** The text in at most so many lines of that width; what does not fit ends in an ellipsis. */
function linesOf(pen: Pen, text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word
    if (line && pen.measureText(longer).width > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  const shown = lines.slice(0, most)
  const last = shown.length - 1
  const isCut = lines.length > most
  shown[last] = ended(pen, shown[last] ?? '', width, isCut)
  return shown
}

function ended(pen: Pen, line: string, width: number, isCut: boolean): string {
  if (!isCut && pen.measureText(line).width <= width) return line
  let cut = line
  while (cut && pen.measureText(`${cut}…`).width > width) cut = cut.slice(0, -1)
  return `${cut.trimEnd()}…`
}
