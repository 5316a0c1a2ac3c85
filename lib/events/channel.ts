export const CHANNEL = 'triptych'
