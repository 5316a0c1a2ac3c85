import { z } from 'zod'

/** Every queue and the payload its jobs carry. */
export const QUEUES = {
  'generation.render': z.object({ generationId: z.uuid() }),
  'image.variants': z.object({ imageId: z.uuid() }),
  /** What makes pages lighter, after what makes them whole. */
  'image.lighter': z.object({ imageId: z.uuid() }),
  /** Moves what somebody who left a team made there to who has their work now. */
  'team.transfer': z.object({ teamId: z.uuid(), userId: z.uuid(), toUserId: z.uuid() }),
  /** `sealed` is a letter that only this studio can read: it may hold a way in. */
  'mail.send': z.object({ mailId: z.uuid(), sealed: z.string() }),
} as const

export type QueueName = keyof typeof QUEUES
export type Payload<Q extends QueueName> = z.infer<(typeof QUEUES)[Q]>
