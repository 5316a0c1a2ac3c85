/** Whether the person asked for less movement. Browser only. */
export const wantsLessMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** How a script may scroll: scripts are not bound by the style sheet's answer to that wish. Browser only. */
export const scrollBehavior = (): ScrollBehavior => (wantsLessMotion() ? 'instant' : 'smooth')
