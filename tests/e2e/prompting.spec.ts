import {
  field,
  generateButton,
  give,
  list,
  originalOf,
  pictureWithText,
  runsOf,
  save,
} from './prompting-stage'
import { cards, credits, expect, expectNoSidewaysScroll, generate, test } from './stage'

for (const width of [1440, 390]) {
  test.describe(`at ${width}`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('an @ puts a saved prompt and a style in, by keyboard alone', async ({ maya }) => {
      await save(maya, { kind: 'prompt', name: 'Sofa', text: 'a red sofa on a roof' })
      await save(maya, { name: 'Gouache', text: 'gouache, muted', negativePrompt: 'photo' })
      await save(maya, { name: 'Neon', text: 'neon light' })
      await field(maya).pressSequentially('@')
      await expect(list(maya).getByRole('option')).toHaveCount(4)
      await field(maya).pressSequentially('sof')
      await expect(list(maya).getByRole('option')).toHaveCount(1)
      await expect(field(maya)).toHaveAttribute('aria-activedescendant', /-0$/)
      await field(maya).press('Enter')
      await expect(field(maya)).toHaveValue('a red sofa on a roof')
      await expect(list(maya)).toHaveCount(0)

      await field(maya).pressSequentially(' @')
      await field(maya).press('ArrowDown')
      const chosen = await field(maya).getAttribute('aria-activedescendant')
      await expect(maya.locator(`[id="${chosen}"]`)).toContainText('Gouache')
      await expect(maya.locator(`[id="${chosen}"]`)).toHaveAttribute('aria-selected', 'true')
      await field(maya).press('Tab')
      await expect(field(maya)).toHaveValue('a red sofa on a roof, gouache, muted')
      await expect(maya.getByLabel('Leave out')).toHaveValue('photo')
      await expect(field(maya)).toBeFocused()
      await maya.keyboard.press('Control+z')
      await expect(field(maya)).toHaveValue(/@$/)

      await field(maya).press('Escape')
      await expect(list(maya)).toHaveCount(0)
      await field(maya).press('ArrowUp')
      await expect(field(maya)).toHaveValue(/@$/)
      await expectNoSidewaysScroll(maya)
    })

    test('what is written is saved, changed, shared, deleted and brought back', async ({ maya }) => {
      await field(maya).fill('gouache, thick strokes')
      await maya.getByRole('button', { name: 'Saved', exact: true }).click()
      await list(maya)
        .getByRole('option', { name: /^Save it as a style/ })
        .click()
      const dialog = maya.getByRole('dialog', { name: 'Save as a style' })
      await expect(dialog.getByLabel('Words')).toHaveValue('gouache, thick strokes')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog.getByText('It must not be empty.')).toBeVisible()
      await dialog.getByLabel('Name').fill('Thick gouache')
      await dialog.getByLabel('Share with the team').check()
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog).toHaveCount(0)
      await expect(field(maya)).toHaveValue('gouache, thick strokes')
      const kept = async () => (await (await maya.request.get('/api/v1/prompts')).json()).items
      expect(await kept()).toMatchObject([{ kind: 'style', name: 'Thick gouache', isShared: true }])

      await maya.getByRole('button', { name: 'Saved', exact: true }).click()
      await list(maya)
        .getByRole('option', { name: /^Rename/ })
        .click()
      const all = maya.getByRole('dialog', { name: 'Saved prompts and styles' })
      await all.getByRole('button', { name: 'Stop sharing Thick gouache' }).click()
      await expect(all.getByRole('button', { name: 'Share Thick gouache with the team' })).toBeVisible()
      await all.getByRole('button', { name: 'Edit Thick gouache' }).click()
      const edit = maya.getByRole('dialog', { name: /^Edit/ })
      await edit.getByLabel('Name').fill('Gouache')
      await edit.getByRole('button', { name: 'Save' }).click()
      await expect.poll(kept).toMatchObject([{ name: 'Gouache', isShared: false }])
      await all.getByRole('button', { name: 'Delete Gouache' }).click()
      await expect(all.getByText('Nothing saved yet.')).toBeVisible()
      await expect.poll(kept).toEqual([])
      await maya.getByRole('button', { name: 'Undo', exact: true }).click()
      await expect(all.getByText('gouache, thick strokes')).toBeVisible()
      await expect.poll(kept).toHaveLength(1)
    })

    test('a prompt for many says how many and for how much, and makes them', async ({ maya }) => {
      await field(maya).fill('a {red|green|blue} {cup|plate} on {{place}}')
      await expect(maya.getByText('6 prompts · 39 credits · “place” has no value yet')).toBeVisible()
      await generateButton(maya).click()
      await expect(maya.getByText('Give “place” a value first.')).toBeVisible()
      expect(await runsOf(maya)).toEqual([])
      await maya.getByLabel('place', { exact: true }).fill('a table | a roof, at night')
      await expect(maya.getByText('12 prompts · 78 credits')).toBeVisible()
      await maya.getByLabel('place', { exact: true }).fill('a table')
      await expect(maya.getByText('6 prompts · 39 credits', { exact: true })).toBeVisible()
      await maya.reload()
      await expect(maya.getByLabel('place', { exact: true })).toHaveValue('a table')
      await expect(generateButton(maya)).toHaveText(/^Generate 6\s*· 39 credits$/)
      await expectNoSidewaysScroll(maya)

      const asked = maya.waitForRequest((request) => request.url().endsWith('/api/v1/sweeps'))
      await generateButton(maya).click()
      const { axes } = (await asked).postDataJSON()
      expect(axes).toEqual([
        {
          field: 'prompt',
          values: ['red cup', 'red plate', 'green cup', 'green plate', 'blue cup', 'blue plate'].map(
            (thing) => `a ${thing} on a table`,
          ),
        },
      ])
      await expect(maya).toHaveURL(/\/sweeps\/[0-9a-f-]{36}$/)
      await expect(credits(maya)).toContainText('61')
      await expect
        .poll(async () => (await (await maya.request.get('/api/v1/images')).json()).items.length, {
          timeout: 40_000,
        })
        .toBe(6)
    })

    test('braces that make no choice are text, and what is escaped is sent as text', async ({ maya }) => {
      await field(maya).fill(String.raw`a { in \{a|b\}`)
      await expect(maya.getByText(/\d prompts?\b/)).toHaveCount(0)
      await generateButton(maya).click()
      await expect(cards(maya).getByRole('img')).toBeVisible({ timeout: 40_000 })
      expect((await runsOf(maya))[0]?.settings.prompt).toBe('a { in {a|b}')
      await maya.getByRole('button', { name: 'Reuse settings', exact: true }).click()
      await expect(maya.getByText(/\d prompts?\b/)).toHaveCount(0)
    })

    test('more prompts than a press takes are told, and nothing is charged', async ({ maya }) => {
      await field(maya).fill('{a|b}'.repeat(7))
      await expect(maya.getByText('128 prompts: at most 100 at once')).toBeVisible()
      expect(await runsOf(maya)).toEqual([])
    })

    test('earlier prompts are found, compared and taken up, their images long deleted', async ({ maya }) => {
      await generate(maya, 'A lighthouse in fog, gouache')
      await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
      const [run] = await runsOf(maya)
      await maya.request.delete(`/api/v1/images/${run?.generations[0]?.image?.id}`)
      await generate(maya, 'A lighthouse at dusk, gouache, red boat')
      await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
      await maya.reload()
      // The draft comes back once the page listens.
      await expect(field(maya)).toHaveValue('A lighthouse at dusk, gouache, red boat')
      await field(maya).fill('')
      await field(maya).press('ArrowUp')
      await field(maya).press('ArrowUp')
      await expect(field(maya)).toHaveValue('A lighthouse in fog, gouache')

      await field(maya).fill('A lighthouse at night, gouache, red boat')
      await maya.getByRole('button', { name: 'Earlier prompts' }).click()
      const dialog = maya.getByRole('dialog', { name: 'Earlier prompts' })
      await expect(dialog.getByRole('listitem')).toHaveCount(2)
      await dialog.getByRole('radio', { name: 'Changes' }).click()
      const last = dialog.getByRole('listitem').first()
      await expect(last.locator('del')).toHaveText('dusk')
      await expect(last.locator('ins')).toHaveText('night')
      await dialog.getByRole('searchbox').fill('FOG lighthouse')
      await expect(dialog.getByRole('listitem')).toHaveCount(1)
      await dialog.getByRole('searchbox').fill('zebra')
      await expect(dialog.getByText('No earlier prompt has these words.')).toBeVisible()
      await dialog.getByRole('searchbox').fill('fog')
      await dialog.getByRole('listitem').getByRole('button').click()
      await expect(field(maya)).toHaveValue('A lighthouse in fog, gouache')
      await maya.getByRole('button', { name: 'Undo', exact: true }).click()
      await expect(field(maya)).toHaveValue('A lighthouse at night, gouache, red boat')
    })

    test('a file made here is known by its bytes and gives its settings and seed back', async ({ maya }) => {
      await generate(maya, 'A yellow train in the fog')
      await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
      const [run] = await runsOf(maya)
      const bytes = await originalOf(maya, run?.generations[0]?.image?.id ?? '')
      await field(maya).fill('something else')
      await give(maya, bytes, 'drop')
      const dialog = maya.getByRole('dialog', { name: 'This picture was made here' })
      await expect(dialog).toContainText('A yellow train in the fog')
      await expect(dialog.getByRole('button', { name: 'Use as input' })).toBeFocused()
      await maya.keyboard.press('Tab')
      await expect(dialog.getByRole('button', { name: 'Restore its settings' })).toBeFocused()
      await maya.keyboard.press('Enter')
      await expect(field(maya)).toHaveValue('A yellow train in the fog')
      await expect(maya.getByLabel(/^seed/i).first()).toHaveValue(/\d+/)
    })

    test('another program’s settings are restored as far as they fit, and the rest is told', async ({
      maya,
    }) => {
      const parameters = [
        'a harbour at dawn, {fog}',
        'Negative prompt: people',
        'Steps: 28, Sampler: DPM++ 2M, CFG scale: 6.5, Seed: 1234, Size: 832x1216, Model: dreams_v2',
      ].join('\n')
      await give(maya, await pictureWithText('parameters', parameters), 'paste')
      const dialog = maya.getByRole('dialog', { name: 'Made with AUTOMATIC1111 or Forge' })
      await expect(dialog).toContainText('Sampler DPM++ 2M: not taken by SD 3.5 Large')
      await expect(dialog).toContainText('Steps 28: not taken by SD 3.5 Large')
      await expectNoSidewaysScroll(maya)
      await dialog.getByRole('button', { name: 'Restore its settings' }).click()
      await expect(field(maya)).toHaveValue('a harbour at dawn, {fog}')
      await expect(maya.getByLabel('Leave out')).toHaveValue('people')
      await generateButton(maya).click()
      await expect
        .poll(async () => (await runsOf(maya))[0]?.settings)
        .toMatchObject({
          ...{
            prompt: 'a harbour at dawn, {fog}',
            negativePrompt: 'people',
            cfgScale: 6.5,
            aspectRatio: '2:3',
          },
        })
      const [run] = (await (await maya.request.get('/api/v1/runs')).json()).items
      expect(run.generations[0].seed).toBe(1234)
    })

    test('a file of ComfyUI is used as input when that is chosen', async ({ maya }) => {
      const graph = {
        1: {
          class_type: 'KSampler',
          inputs: { seed: 5, steps: 20, cfg: 5, positive: ['2', 0], negative: ['3', 0] },
        },
        2: { class_type: 'CLIPTextEncode', inputs: { text: 'a fox' } },
        3: { class_type: 'CLIPTextEncode', inputs: { text: 'text' } },
      }
      await give(maya, await pictureWithText('prompt', JSON.stringify(graph)), 'drop')
      const dialog = maya.getByRole('dialog', { name: 'Made with ComfyUI' })
      await dialog.getByRole('button', { name: 'Use as input' }).click()
      await expect(maya.getByRole('group', { name: 'Source', exact: true })).toContainText('300 × 200')
      await expect(dialog).toHaveCount(0)
    })

    test('the call that made an image is copied as code', async ({ maya, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await generate(maya, 'A “green” bottle by a window')
      await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
      await cards(maya).first().hover()
      await cards(maya).getByRole('button', { name: 'More', exact: true }).click()
      await maya.getByRole('menuitem', { name: /^Copy as code/ }).click()
      const dialog = maya.getByRole('dialog', { name: 'Copy as code' })
      await expect(dialog.getByRole('region', { name: 'Code' })).toContainText('curl -f -sS')
      await maya.keyboard.press('Escape')
      const [image] = (await (await maya.request.get('/api/v1/images')).json()).items
      await maya.goto(`/gallery/${image.id}`)
      await maya.getByRole('button', { name: 'More', exact: true }).click()
      await maya.getByRole('menuitem', { name: /^Copy as code/ }).click()
      await dialog.getByRole('radio', { name: 'Python' }).click()
      await expect(dialog.getByRole('region', { name: 'Code' })).toContainText('import requests')
      await dialog.getByRole('button', { name: 'Copy' }).click()
      await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
      const copied = await maya.evaluate(() => navigator.clipboard.readText())
      expect(copied).toContain('A “green” bottle by a window')
      expect(copied).toContain('os.environ["STABILITY_API_KEY"]')
    })
  })
}
