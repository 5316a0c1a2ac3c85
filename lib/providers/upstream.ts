/** Whom we speak to: the name for sentences, and the secret that must not come back in any of them. */
export type Upstream = { name: string; secret: string }
