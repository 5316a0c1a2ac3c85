import 'server-only'

// A Stability that needs no key: it speaks the upstream's own wire contract as a `fetch`, so the real client
// runs unchanged. Its pictures are drawn from the prompt's words as SVG, the same bytes for the same model,
// prompt, negative prompt, seed, ratio and input, and every one carries the word SANDBOX. Keeps no state.
export { createSandboxFetch, type SandboxFetch, type SandboxOptions, sandboxFetch } from './handler'
export { SANDBOX_MISBEHAVIOUR } from './misbehaviour'
