import { describe, expect, it } from 'vitest'
import {
  CheckpointList,
  checkpointsOf,
  DEFAULT_CHECKPOINTS,
  DEFAULT_ENCODERS,
  EncoderList,
} from './checkpoints'

const read = (text: string) => checkpointsOf(CheckpointList.parse(text))

describe('the list of checkpoints', () => {
  it('is the all-in-one file of SD 3.5 Large unless told', () => {
    expect(read(DEFAULT_CHECKPOINTS)).toEqual([
      { file: 'sd3.5_large_fp8_scaled.safetensors', title: 'SD 3.5 Large (ComfyUI)' },
    ])
  })

  it('takes titles, folders, and marks for files without text encoders', () => {
    expect(read(' a.safetensors = A one , sd3/b.safetensors, c.safetensors+encoders=C ,')).toEqual([
      { file: 'a.safetensors', title: 'A one' },
      { file: 'sd3/b.safetensors', title: 'b' },
      { file: 'c.safetensors', title: 'C', encoders: DEFAULT_ENCODERS },
    ])
  })

  it('means encoders for all when none is marked, else for the marked ones', () => {
    const encoders = EncoderList.parse('l, g, t')
    expect(encoders).toEqual(['l', 'g', 't'])
    const of = (text: string) =>
      checkpointsOf(CheckpointList.parse(text), encoders).map((each) => each.encoders)
    expect(of('a,b')).toEqual([encoders, encoders])
    expect(of('a,b+encoders')).toEqual([undefined, encoders])
  })

  it.each(['', ' , ', '=Title', 'a=A,a=B', 'a+other=A'])('refuses %j', (text) => {
    expect(CheckpointList.safeParse(text).success).toBe(false)
  })

  it.each(['l,g', 'l,g,t,x', ''])('refuses the encoders %j', (text) => {
    expect(EncoderList.safeParse(text).success).toBe(false)
  })
})
