import type { Page } from '@playwright/test'
import { cards, credits, expect, expectAccessible, generate, test } from './stage'

const prompt = (page: Page) => page.getByRole('textbox', { name: /^prompt/i })
const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const separator = (page: Page, name: string) => page.getByRole('separator', { name: `Width of the ${name}` })

/** Presses until it does something: the first press may come before the page listens. */
async function until(page: Page, key: string, holds: () => Promise<unknown>) {
  await expect(async () => {
    await page.keyboard.press(key)
    await holds()
  }).toPass({ intervals: [200, 400, 800] })
}

async function openPalette(page: Page) {
  await until(page, 'Control+k', () => expect(palette(page)).toBeVisible({ timeout: 1500 }))
  const box = page.getByRole('combobox', { name: 'Find a command' })
  await expect(box).toBeFocused()
  return box
}

/** Finds a command by its words and does it. */
async function command(page: Page, words: string) {
  const box = await openPalette(page)
  await box.fill(words)
  await expect(palette(page).getByRole('option', { selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
}

async function blur(page: Page) {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
}

test('the palette goes everywhere and says where it is by roles', async ({ maya }) => {
  const box = await openPalette(maya)
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await expect(palette(maya).getByRole('option', { selected: true })).toHaveCount(1)
  const first = await box.getAttribute('aria-activedescendant')
  await maya.keyboard.press('ArrowDown')
  await expect(box).not.toHaveAttribute('aria-activedescendant', first ?? '')
  const active = await box.getAttribute('aria-activedescendant')
  await expect(maya.locator(`[id="${active}"]`)).toHaveAttribute('aria-selected', 'true')
  await box.fill('zebra crossing')
  await expect(palette(maya)).toContainText('Nothing here is called that.')
  await maya.keyboard.press('Escape')
  await expect(palette(maya)).toHaveCount(0)

  for (const [words, address] of [
    ['gallery', /\/gallery$/],
    ['favourites', /view=favourites/],
    ['bin', /view=trash/],
    ['credits', /\/credits/],
    ['settings', /\/settings/],
    ['studio', /\/studio/],
  ] as const) {
    await command(maya, words)
    await expect(maya).toHaveURL(address)
  }
  // What was used last stands first.
  await openPalette(maya)
  await expect(palette(maya).getByRole('option').first()).toHaveText('Studio')
  await expect(palette(maya).getByRole('group').first()).toHaveAccessibleName('Recent')
})

test('the palette sets the studio up, starts a run, reuses it and changes the theme', async ({ maya }) => {
  await prompt(maya).fill('A red kite over a field')
  await command(maya, 'make 3 images')
  await expect(maya.getByRole('button', { name: /^Generate 3 images/ })).toBeVisible()
  await command(maya, 'ratio 16:9')
  await expect(maya.getByRole('radio', { name: /16:9/ })).toBeChecked()
  await command(maya, 'model medium')
  await expect(maya.getByRole('radio', { name: /Medium/ })).toBeChecked()
  await command(maya, 'generate')
  await expect(cards(maya).getByRole('img')).toHaveCount(3, { timeout: 40_000 })
  await command(maya, 'lock the seed')
  await expect(maya.getByRole('textbox', { name: 'Seed' })).toHaveValue(/^\d+$/)
  await command(maya, 'free the seed')
  await expect(maya.getByRole('textbox', { name: 'Seed' })).toHaveValue('')
  await command(maya, 'roll')
  await expect(maya.getByRole('textbox', { name: 'Seed' })).toHaveValue(/^\d+$/)
  await command(maya, 'operation inpaint')
  await expect(maya.getByText('Choose a picture').first()).toBeVisible()
  await command(maya, 'reuse')
  await expect(maya.getByRole('button', { name: /^Generate 3 images/ })).toBeVisible()
  await prompt(maya).fill('')
  await command(maya, 'red kite')
  await expect(prompt(maya)).toHaveValue('A red kite over a field')
  await command(maya, 'theme dark')
  await expect(maya.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('the palette opens an earlier sweep and takes a saved prompt into the studio', async ({ maya }) => {
  const post = async (path: string, data: object) => {
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const answer = await maya.request.post(`/api/v1${path}`, { headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()).id
  }
  await post('/prompts', { kind: 'prompt', name: 'Tea poster', text: 'A red cup on a saucer' })
  await post('/prompts', { kind: 'style', name: 'Moonlit', text: 'by moonlight', negativePrompt: 'people' })
  const axes = [{ field: 'seed', values: [1, 2] }]
  const run = { model: 'stability/sd3.5-flash', prompt: 'A bicycle against a wall' }
  const sweepId = await post('/sweeps', { run, axes })

  await maya.goto('/gallery')
  await command(maya, 'tea pos')
  const prompt = maya.getByRole('textbox', { name: /^prompt/i })
  await expect(prompt).toHaveValue('A red cup on a saucer')
  await command(maya, 'moonlit')
  await expect(prompt).toHaveValue('A red cup on a saucer, by moonlight')
  await expect(maya.getByRole('textbox', { name: 'Leave out' })).toHaveValue('people')
  await command(maya, 'sweep bicycle')
  await expect(maya).toHaveURL(new RegExp(`/sweeps/${sweepId}`))
})

test('a run is cancelled from the palette', async ({ maya }) => {
  await generate(maya, 'A slow river [sandbox:slow=60s]')
  await expect(cards(maya)).toHaveCount(1)
  await command(maya, 'cancel this run')
  await expect(cards(maya).first()).toContainText(/cancelled/i, { timeout: 40_000 })
  await expect(credits(maya)).not.toContainText('held', { timeout: 40_000 })
})

/** What every key of the sheet does, by its name there. A key that is listed and not tried here fails the story. */
const STUDIO_KEYS: Record<string, (page: Page) => Promise<void>> = {
  'Find a command': async (page) => {
    await openPalette(page)
    await page.keyboard.press('Escape')
  },
  'Keyboard shortcuts': async (page) => {
    await blur(page)
    await until(page, '?', () => expect(sheet(page)).toBeVisible({ timeout: 1500 }))
    await page.keyboard.press('Escape')
    await expect(sheet(page)).toHaveCount(0)
  },
  'Write the prompt': async (page) => {
    await blur(page)
    await until(page, '/', () => expect(prompt(page)).toBeFocused({ timeout: 500 }))
  },
  Generate: async (page) => {
    await prompt(page).fill('A paper boat')
    await page.keyboard.press('Control+Enter')
    await cards(page).getByRole('img').first().waitFor({ timeout: 40_000 })
  },
  'Earlier prompts, and back': async (page) => {
    await prompt(page).fill('')
    await page.keyboard.press('ArrowUp')
    await expect(prompt(page)).toHaveValue('A paper boat')
    await page.keyboard.press('ArrowDown')
    await expect(prompt(page)).toHaveValue('')
  },
  Undo: async (page) => {
    await page.getByRole('radio', { name: /21:9/ }).click()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('radio', { name: /1:1/ })).toBeChecked()
  },
  Redo: async (page) => {
    await page.keyboard.press('Control+Shift+Z')
    await expect(page.getByRole('radio', { name: /21:9/ })).toBeChecked()
  },
  'Show or hide the controls': async (page) => {
    await blur(page)
    await page.keyboard.press('[')
    await expect(page.getByRole('region', { name: 'New run' })).toBeHidden()
    await page.keyboard.press('[')
    await expect(page.getByRole('region', { name: 'New run' })).toBeVisible()
  },
  'Show or hide the earlier runs': async (page) => {
    await page.keyboard.press(']')
    await expect(page.getByRole('complementary', { name: 'Earlier runs' })).toBeHidden()
    await page.keyboard.press(']')
    await expect(page.getByRole('complementary', { name: 'Earlier runs' })).toBeVisible()
  },
}

async function listed(page: Page): Promise<string[]> {
  await blur(page)
  await until(page, '?', () => expect(sheet(page)).toBeVisible({ timeout: 1500 }))
  return sheet(page).locator('dt').allTextContents()
}

test('the sheet lists what the keys of the studio do, and each does it', async ({ maya }) => {
  // The keys of the house are there before those of the page in it.
  await expect(async () => {
    await maya.keyboard.press('Escape')
    expect((await listed(maya)).sort()).toEqual(Object.keys(STUDIO_KEYS).sort())
  }).toPass()
  await maya.keyboard.press('Escape')
  for (const [name, does] of Object.entries(STUDIO_KEYS)) await test.step(name, () => does(maya))
})

test('the sheet lists what the keys of the gallery do, and each does it', async ({ maya }) => {
  for (const word of ['one', 'two', 'three']) {
    await generate(maya, `A lamp, number ${word}`)
    await expect(cards(maya).getByRole('img').first()).toHaveAttribute('alt', new RegExp(word), {
      timeout: 40_000,
    })
  }
  await maya.goto('/gallery')
  const tile = (word: string) => maya.getByRole('link', { name: new RegExp(`number ${word}`) })
  await expect(tile('three')).toBeVisible()
  const onWall = ['The picture beside', 'The first, the last', 'Open it', 'Move it to the trash']
  expect(await listed(maya)).toEqual(expect.arrayContaining(onWall))
  await maya.keyboard.press('Escape')
  await tile('three').focus()
  await maya.keyboard.press('ArrowRight')
  await expect(tile('two')).toBeFocused()
  await maya.keyboard.press('End')
  await expect(tile('one')).toBeFocused()
  await maya.keyboard.press('Home')
  await expect(tile('three')).toBeFocused()
  await maya.keyboard.press('Delete')
  await expect(tile('three')).toHaveCount(0)
  await tile('two').focus()
  await maya.keyboard.press('Enter')
  await expect(maya).toHaveURL(/\/gallery\/[0-9a-f-]{36}/)

  const inViewer = ['Newer, older', 'Zoom', 'Move it to the trash', 'Back to the wall']
  await expect(async () => {
    const names = await listed(maya)
    await maya.keyboard.press('Escape')
    await expect(sheet(maya)).toHaveCount(0)
    expect(names).toEqual(expect.arrayContaining(inViewer))
  }).toPass()
  const before = maya.url()
  await until(maya, 'ArrowRight', () => expect(maya).not.toHaveURL(before, { timeout: 1500 }))
  const zoom = maya.locator('[data-zoom]').first()
  const label = await zoom.getAttribute('aria-label')
  await until(maya, 'z', () => expect(zoom).not.toHaveAttribute('aria-label', label ?? '', { timeout: 1500 }))
  await maya.keyboard.press('z')
  await until(maya, 'Escape', () => expect(maya).toHaveURL(/\/gallery$/, { timeout: 1500 }))
})

test('no shortcut fires while one writes, and single keys can be turned off', async ({ maya }) => {
  await prompt(maya).fill('')
  await prompt(maya).press('/')
  await maya.keyboard.type('?[]f')
  await expect(prompt(maya)).toHaveValue('/?[]f')
  await expect(sheet(maya)).toHaveCount(0)
  await expect(maya.getByRole('region', { name: 'New run' })).toBeVisible()

  await listed(maya)
  await sheet(maya)
    .getByRole('checkbox', { name: /Single keys/ })
    .uncheck()
  await maya.keyboard.press('Escape')
  await blur(maya)
  await maya.keyboard.press('?')
  await maya.keyboard.press('[')
  await expect(sheet(maya)).toHaveCount(0)
  await expect(maya.getByRole('region', { name: 'New run' })).toBeVisible()
  await command(maya, 'keyboard shortcuts')
  await sheet(maya)
    .getByRole('checkbox', { name: /Single keys/ })
    .check()
  await maya.keyboard.press('Escape')
  await blur(maya)
  await maya.keyboard.press('?')
  await expect(sheet(maya)).toBeVisible()
})

test('inside a text undo is the browser’s; beside it, and by the button, the form’s', async ({ maya }) => {
  await prompt(maya).click()
  await maya.keyboard.type('A green door')
  await maya.getByRole('radio', { name: /16:9/ }).click()
  await prompt(maya).click()
  await maya.keyboard.press('Control+z')
  await expect(prompt(maya)).not.toHaveValue('A green door')
  await expect(maya.getByRole('radio', { name: /16:9/ })).toBeChecked()
  await prompt(maya).fill('A green door')
  await maya.getByRole('radio', { name: /3:2/ }).click()
  await maya.getByRole('button', { name: 'Undo the aspect ratio' }).click()
  await expect(maya.getByRole('radio', { name: /16:9/ })).toBeChecked()
  await maya.getByRole('button', { name: 'Redo the aspect ratio' }).click()
  await expect(maya.getByRole('radio', { name: /3:2/ })).toBeChecked()
})

test('the panels are moved by keys and by dragging, close, and are found again without a shift', async ({
  maya,
}) => {
  const wing = maya.getByRole('region', { name: 'New run' })
  const width = async () => Math.round((await wing.boundingBox())?.width ?? 0)
  const edge = separator(maya, 'controls')
  await expect.poll(width).toBe(372)
  await edge.focus()
  await maya.keyboard.press('ArrowRight')
  await expect.poll(width).toBe(388)
  await expect(edge).toHaveAttribute('aria-valuenow', '388')
  await maya.keyboard.press('End')
  await expect.poll(width).toBe(560)
  await maya.keyboard.press('Home')
  await expect.poll(width).toBe(320)
  const box = await edge.boundingBox()
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: 400 }
  await maya.mouse.move(at.x, at.y)
  await maya.mouse.down()
  await maya.mouse.move(at.x + 130, at.y, { steps: 8 })
  await maya.mouse.up()
  await expect.poll(width).toBe(450)
  await separator(maya, 'earlier runs').press('Enter')
  await expect(maya.getByRole('complementary', { name: 'Earlier runs' })).toBeHidden()
  await maya.getByRole('button', { name: 'Show the earlier runs' }).click()
  await separator(maya, 'earlier runs').press('ArrowLeft')

  await maya.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await maya.reload()
  await expect(separator(maya, 'controls')).toHaveAttribute('aria-valuenow', '450')
  expect(await width()).toBe(450)
  expect(await maya.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])
  await edge.dblclick()
  await expect.poll(width).toBe(372)
})

test('a mistake is pointed out even when the controls are closed', async ({ maya }) => {
  await prompt(maya).fill('')
  await blur(maya)
  await maya.keyboard.press('[')
  await expect(maya.getByRole('region', { name: 'New run' })).toBeHidden()
  await maya.keyboard.press('Control+Enter')
  await expect(prompt(maya)).toBeFocused()
  await expect(maya.getByRole('alert').filter({ hasText: 'Write a prompt first.' })).toBeVisible()
})

test('a run from the keyboard alone: two wide pictures, and one more with a seed of theirs', async ({
  maya,
}) => {
  await until(maya, '/', () => expect(prompt(maya)).toBeFocused({ timeout: 500 }))
  await maya.keyboard.type('A lighthouse at dawn')
  const tabTo = async (name: RegExp | string, role: 'radio' | 'button' | 'link' | 'spinbutton') => {
    const target = maya.getByRole(role, { name }).filter({ visible: true })
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) return
      await maya.keyboard.press('Tab')
    }
    throw new Error(`Tab never reached ${name}`)
  }
  await tabTo(/1:1/, 'radio')
  await maya.keyboard.press('ArrowLeft')
  await maya.keyboard.press('ArrowLeft')
  await tabTo(/Images/, 'spinbutton')
  await maya.keyboard.press('ArrowUp')
  await tabTo(/^Generate 2 images/, 'button')
  await maya.keyboard.press('Enter')
  await expect(cards(maya).getByRole('img')).toHaveCount(2, { timeout: 40_000 })
  for (const next of [
    maya.getByRole('link', { name: 'Open image 2 of 2 in the gallery' }),
    maya.getByRole('textbox', { name: 'Prompt' }),
  ]) {
    await tabTo('More', 'button')
    await maya.keyboard.press('Enter')
    await expect(maya.getByRole('menu')).toBeFocused()
    await maya.keyboard.press('End')
    await expect(maya.getByRole('menuitem', { name: 'Move to trash' })).toBeFocused()
    await maya.keyboard.press('Enter')
    await expect(next).toBeFocused()
  }
  await expect(cards(maya).getByRole('heading', { name: 'In the trash' })).toHaveCount(2)
  await tabTo('Reuse settings', 'button')
  await maya.keyboard.press('Enter')
  await command(maya, 'lock the seed')
  await expect(maya.getByRole('textbox', { name: 'Seed' })).toHaveValue(/^\d+$/)
  await command(maya, 'make 1 image')
  await maya.keyboard.press('Control+Enter')
  await expect(
    maya.getByRole('complementary', { name: 'Earlier runs' }).getByRole('button', { name: /lighthouse/ }),
  ).toHaveCount(2)
  await cards(maya).getByRole('img').first().waitFor({ timeout: 40_000 })
})

test('somebody who hears the page is told what there is and what happens', async ({ maya }) => {
  const session = await maya.context().newCDPSession(maya)
  /** The names under each role, as assistive technology is given them. */
  const tree = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => `${role?.value}: ${String(name?.value ?? '').trim()}`)
  }
  await prompt(maya).waitFor()
  for (const line of [
    'textbox: Prompt',
    'region: New run',
    'region: Run',
    'complementary: Earlier runs',
    'radiogroup: Aspect ratio',
    'separator: Width of the controls',
    'button: Hide the controls',
    'button: Generate 1 image · 6.5 credits',
    'navigation: Main',
    'main: ',
  ])
    await expect.poll(tree, { message: line }).toContain(line)
  const nameless = (await tree()).filter((line) =>
    /^(button|link|textbox|radio|checkbox|image|combobox): $/.test(line),
  )
  expect(nameless).toEqual([])

  // Everything a polite region says from here on.
  await maya.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    for (const region of document.querySelectorAll('[aria-live=polite]'))
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        ...{ childList: true, subtree: true, characterData: true },
      })
  })
  await generate(maya, 'A quiet harbour [sandbox:slow=1s]')
  const said = () => maya.evaluate(() => (window as unknown as { said: string[] }).said.join(' | '))
  await expect.poll(said).toContain('Started 1 image.')
  await expect.poll(tree).toContain('article: Image 1 of 1')
  await expect.poll(said, { timeout: 40_000 }).toContain('Image 1 of 1 is ready.')
  await expect.poll(tree).toContain('image: A quiet harbour [sandbox:slow=1s]')
  await generate(maya, 'A battlefield [sandbox:filter]')
  await expect.poll(said, { timeout: 40_000 }).toMatch(/was stopped by the filter\..*credits are back/)
})

test('palette, sheet and moved panels are accessible', async ({ maya, complaints }) => {
  const box = await openPalette(maya)
  await expectAccessible(maya)
  await box.fill('e')
  await expectAccessible(maya)
  await maya.keyboard.press('Escape')
  await listed(maya)
  await expectAccessible(maya)
  await maya.keyboard.press('Escape')
  await blur(maya)
  await maya.keyboard.press('[')
  await maya.keyboard.press(']')
  await expectAccessible(maya)
  for (const width of [390, 834]) {
    await maya.setViewportSize({ width, height: 844 })
    await openPalette(maya)
    await expectAccessible(maya)
    await maya.keyboard.press('Escape')
  }
  expect(complaints).toEqual([])
})
