import { describe, expect, it } from 'vitest'
import { imageFileIn, imageIdIn } from './dragged'
import { uploadProblem } from './upload'

const dragged = (data: { files?: File[]; link?: string }) =>
  ({ files: data.files ?? [], getData: () => data.link ?? '' }) as unknown as DataTransfer

describe('what is dragged or pasted', () => {
  it('is the first picture among the files', () => {
    const [text, picture] = [
      new File([], 'a.txt', { type: 'text/plain' }),
      new File([], 'b.png', { type: 'image/png' }),
    ]
    expect(imageFileIn(dragged({ files: [text, picture] }))).toBe(picture)
    expect(imageFileIn(dragged({ files: [text] }))).toBeUndefined()
    expect(imageFileIn(null)).toBeUndefined()
  })

  it('is an image of the studio, by its link or its picture', () => {
    const id = '01980000-0000-7000-8000-000000000001'
    expect(imageIdIn(dragged({ link: `http://studio/gallery/${id}` }))).toBe(id)
    expect(imageIdIn(dragged({ link: `http://studio/api/v1/images/${id}/preview` }))).toBe(id)
    expect(imageIdIn(dragged({ link: 'http://elsewhere/gallery/cat.png' }))).toBeUndefined()
  })
})

describe('why a picture was not taken', () => {
  it("is said in the API's own words", () => {
    const fields = [{ message: 'must be whole; it breaks off before its end' }]
    expect(uploadProblem({ message: 'file: must be whole', fields })).toBe(
      'Must be whole; it breaks off before its end.',
    )
    expect(uploadProblem({ message: 'You are offline.', fields: [] })).toBe('You are offline.')
  })
})
