import { mix } from '../colour'
import { dark, inside, type Kit, light, lit } from '../kit'
import { circle, ellipse, group, n, path, poly, rect, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'

const belly = (k: Kit, y: number, opacity = 0.22) =>
  rect(-140, y, 280, 140, k.p.ink, 0, `fill-opacity="${opacity}"`)

const horse: Draw = (k, c, mane) => {
  const body =
    'M-41 -52C-46 -66 -34 -74 -20 -71C-8 -68 2 -67 12 -70C18 -76 22 -86 28 -93C30 -97 33 -99 36 -100L38 -106L42 -100C47 -97 53 -88 58 -81C60 -77 57 -73 53 -73C48 -74 45 -77 41 -79C37 -73 36 -65 34 -58C31 -50 25 -46 18 -45C8 -43 -2 -42 -12 -43C-18 -44 -24 -46 -28 -44C-34 -42 -39 -46 -41 -52Z'
  const front = (x: number, lean: number, ink: string) =>
    path(
      `M${x} -56L${x + 14} -54L${x + 9 + lean} -28L${x + 8 + lean * 1.6} -6L${x + 11 + lean * 1.8} 0H${x + 2 + lean * 1.8}L${x + 3 + lean * 1.6} -6L${x + 3 + lean} -28Z`,
      ink,
    )
  const hind = (x: number, lean: number, ink: string) =>
    path(
      `M${x} -62C${x - 2} -50 ${x + 4} -42 ${x + 2 + lean} -32L${x - 2 + lean} -24L${x + lean} -6L${x - 1 + lean} 0H${x + 8 + lean}L${x + 6 + lean} -6L${x + 6 + lean} -23L${x + 12 + lean} -32C${x + 16} -40 ${x + 20} -46 ${x + 20} -54Z`,
      ink,
    )
  return (
    path('M-40 -62C-54 -62 -57 -44 -51 -20C-47 -32 -42 -44 -37 -54Z', mane) +
    front(22, 4, dark(k, c, 0.4)) +
    hind(-30, -2, dark(k, c, 0.4)) +
    hind(-42, 0, dark(k, c, 0.1)) +
    front(14, -1, dark(k, c, 0.1)) +
    path(body, lit(k, c, 0.14)) +
    inside(k, body, path('M-60 -50Q-10 -58 40 -48V0H-60Z', k.p.ink, 'fill-opacity="0.2"')) +
    path(
      'M39 -105C31 -104 24 -96 18 -86C14 -78 8 -72 0 -67C8 -64 16 -64 22 -68C24 -80 30 -92 39 -99Z',
      mane,
    ) +
    circle(46, -91, 1.5, k.p.ink)
  )
}

const deer: Draw = (k, c, patch) => {
  const body =
    'M-38 -48C-42 -60 -28 -63 -12 -60C0 -58 10 -60 16 -66C20 -72 22 -78 28 -81L24 -86L33 -84C40 -83 46 -76 50 -72C50 -68 46 -66 42 -67C38 -68 36 -68 34 -66C32 -58 32 -50 28 -44C18 -37 4 -36 -10 -36C-24 -35 -36 -36 -38 -48Z'
  const leg = (x: number, ink: string) =>
    path(`M${x} -42L${x + 9} -42L${x + 6} -22L${x + 6} 0H${x + 1.5}L${x + 2} -22Z`, ink)
  const antlers = stroke(
    'M30 -85C26 -92 30 -97 24 -104M29 -92L36 -98M28 -96L20 -99M33 -85C40 -90 38 -96 46 -101M38 -91L46 -93',
    mix(k.p.near, k.p.ink, 0.5),
    1.9,
  )
  return (
    antlers +
    leg(22, dark(k, c, 0.36)) +
    leg(-28, dark(k, c, 0.36)) +
    leg(-37, dark(k, c, 0.12)) +
    leg(14, dark(k, c, 0.12)) +
    path(body, lit(k, c, 0.14)) +
    inside(
      k,
      body,
      belly(k, -46),
      ...[-26, -16, -6, 4].map((x, i) => circle(x, -54 + (i % 2) * 5, 1.6, patch)),
    ) +
    path('M-37 -56Q-44 -56 -42 -46Q-38 -48 -36 -50Z', patch) +
    circle(37, -77, 1.3, k.p.ink)
  )
}

const elephant: Draw = (k, c, tusk) => {
  const body =
    'M-62 0V-46C-62 -84 -36 -98 -6 -96C8 -96 14 -92 20 -92C44 -94 58 -78 58 -58C60 -40 58 -22 66 -12C70 -8 74 -12 72 -16L78 -18C82 -6 74 2 66 0C52 -2 50 -20 46 -34L30 -34V0H12V-30H-28V0H-46V-34L-44 0Z'
  return (
    path('M-60 -60Q-70 -44 -66 -26', 'none', `stroke="${dark(k, c, 0.3)}" stroke-width="3"`) +
    rect(-24, -34, 16, 33, dark(k, c, 0.4)) +
    rect(-2, -34, 14, 33, dark(k, c, 0.4)) +
    path(body, lit(k, c, 0.16)) +
    inside(k, body, belly(k, -34)) +
    path('M10 -88C-16 -90 -18 -52 0 -44C12 -46 24 -66 22 -84Z', dark(k, c, 0.18)) +
    path('M44 -36Q58 -26 62 -36Q54 -34 50 -42Z', tusk) +
    circle(38, -70, 2.2, k.p.ink)
  )
}

const bird: Draw = (k, c, breast) => {
  const body =
    'M-64 -28C-44 -34 -36 -66 -10 -82C2 -92 18 -102 32 -98C46 -96 52 -84 50 -72L64 -70L50 -64C46 -38 24 -16 -8 -18C-26 -18 -40 -20 -64 -28Z'
  return (
    stroke('M-4 -20L-6 0M12 -22L12 0M-12 0H0M6 0H18', mix(k.p.ink, k.p.near, 0.3), 2.6) +
    path(body, lit(k, c, 0.12)) +
    inside(k, body, path('M54 -76C30 -74 16 -44 -4 -14H70Z', breast), belly(k, -30, 0.14)) +
    path('M10 -66C-16 -62 -34 -46 -70 -36C-46 -24 -8 -26 10 -66Z', dark(k, c, 0.28)) +
    stroke('M-2 -52Q-18 -40 -38 -36M-6 -44Q-18 -36 -30 -34', light(k, c, 0.2), 1.4) +
    poly([48, -76, 66, -70, 48, -65], k.p.second) +
    circle(37, -83, 3.2, k.p.ink) +
    circle(38, -84, 1, k.p.paper)
  )
}

const flock: Draw = (k, c, _other, rng) =>
  Array.from({ length: 7 }, () => {
    const s = rng.range(0.5, 1)
    return group(
      `translate(${n(rng.range(-80, 80))} ${n(rng.range(-95, -10))}) scale(${n(s)})`,
      path('M-16 0Q-8 -11 0 -1Q8 -11 16 0Q8 -6 0 4Q-8 -6 -16 0Z', mix(k.p.ink, c, 0.2)),
    )
  }).join('')

const butterfly: Draw = (k, c, other) => {
  const wing = 'M2 -50C12 -92 60 -108 58 -72C57 -56 30 -48 4 -48C34 -46 46 -28 38 -14C30 -2 8 -18 2 -44Z'
  const one =
    path(wing, c) +
    inside(
      k,
      wing,
      circle(44, -74, 8, other),
      circle(28, -26, 5, other),
      stroke('M4 -48L58 -86M4 -48L36 -12', dark(k, c, 0.5), 1.6),
    )
  return (
    group('scale(-0.82 1)', one) +
    one +
    path('M0 -58Q4 -44 0 -18Q-4 -44 0 -58Z', k.p.ink) +
    stroke('M0 -56Q-4 -70 -12 -74M0 -56Q4 -70 12 -74', k.p.ink, 1.2)
  )
}

const fish: Draw = (k, c, stripe, rng) => {
  const d = 'M-64 -50C-40 -88 20 -98 62 -54C66 -50 66 -48 62 -44C20 -4 -40 -12 -64 -50Z'
  const bands = rng.chance(0.6)
    ? [-30, 0, 28].map((x) =>
        path(`M${x} -100Q${x + 16} -50 ${x} 0H${x + 9}Q${x + 25} -50 ${x + 9} -100Z`, stripe),
      )
    : [0, 1, 2, 3, 4, 5].map((i) => stroke(`M${-36 + i * 14} -70q8 20 0 40`, light(k, c, 0.35), 2))
  return (
    path('M-56 -50Q-82 -84 -100 -86Q-90 -50 -100 -14Q-82 -16 -56 -50Z', dark(k, c, 0.15)) +
    path('M-24 -80Q-6 -108 30 -86Z', dark(k, c, 0.2)) +
    path('M-10 -20Q-2 2 14 0Q16 -14 20 -22Z', dark(k, c, 0.2)) +
    path(d, lit(k, c, 0.1)) +
    inside(k, d, ...bands, belly(k, -40, 0.16)) +
    path('M12 -48Q-8 -36 -2 -26Q12 -28 20 -42Z', dark(k, c, 0.25)) +
    circle(44, -58, 6.5, k.p.paper) +
    circle(45, -58, 3.4, k.p.ink)
  )
}

const whale: Draw = (k, c, under) => {
  const d =
    'M88 -40C88 -84 40 -98 -4 -88C-44 -80 -70 -60 -92 -62C-96 -76 -110 -84 -122 -82C-118 -70 -112 -64 -104 -56C-114 -48 -118 -40 -118 -30C-106 -32 -94 -40 -88 -50C-70 -34 -40 -4 12 -2C60 -2 88 -16 88 -40Z'
  const grooves = [0, 1, 2, 3].map((i) =>
    stroke(`M84 ${-30 + i * 7}Q40 ${-20 + i * 7} ${4 + i * 8} ${-20 + i * 6}`, dark(k, under, 0.35), 1.4),
  )
  return (
    path(d, lit(k, c, 0.1)) +
    inside(
      k,
      d,
      path('M92 -38Q40 -30 6 -28Q-30 -26 -50 -34Q-10 8 92 4Z', under),
      ...(k.detail > 0 ? grooves : []),
      belly(k, -14, 0.12),
    ) +
    path('M10 -30Q-4 -4 -22 2Q-24 -16 -10 -34Z', dark(k, c, 0.3)) +
    circle(58, -46, 3, k.p.ink) +
    circle(59, -47, 1, k.p.paper)
  )
}

const jellyfish: Draw = (k, c, other, rng) => {
  const bell =
    'M-38 -56C-40 -104 40 -104 38 -56Q30 -50 24 -56Q16 -48 8 -56Q0 -48 -8 -56Q-16 -48 -24 -56Q-30 -50 -38 -56Z'
  const threads = [-28, -18, -8, 4, 14, 26].map((x) =>
    stroke(
      `M${x} -56q${n(rng.range(-10, 10))} 14 ${n(rng.range(-6, 6))} 28t${n(rng.range(-6, 6))} 26`,
      light(k, c, 0.3),
      1.6,
      'stroke-opacity="0.8"',
    ),
  )
  return (
    threads.join('') +
    [-12, 2, 14]
      .map((x) => stroke(`M${x} -56q-9 12 0 22t0 20`, other, 4.5, 'stroke-opacity="0.7"'))
      .join('') +
    path(bell, lit(k, c, 0.3), 'fill-opacity="0.92"') +
    inside(
      k,
      bell,
      ellipse(k.side * 14, -80, 10, 12, k.p.paper, 'fill-opacity="0.5"'),
      ellipse(0, -58, 30, 10, other, 'fill-opacity="0.4"'),
    )
  )
}

const octopus: Draw = (k, c, other) => {
  const arms = [-44, -28, -12, 12, 28, 44].map((x, i) =>
    stroke(
      `M${x * 0.5} -42C${x * 0.8} -20 ${x * 1.5} -24 ${x * 1.4} -4q${i < 3 ? -10 : 10} 6 ${i < 3 ? -16 : 16} -6`,
      i % 2 ? c : dark(k, c, 0.14),
      10,
    ),
  )
  const head = 'M-30 -40C-44 -70 -30 -104 0 -104C30 -104 44 -70 30 -40Q0 -28 -30 -40Z'
  return (
    arms.join('') +
    path(head, lit(k, c)) +
    inside(
      k,
      head,
      circle(-k.side * 14, -88, 7, other, 'fill-opacity="0.5"'),
      circle(-k.side * 4, -98, 4, other, 'fill-opacity="0.5"'),
    ) +
    circle(-11, -56, 7, k.p.paper) +
    circle(11, -56, 7, k.p.paper) +
    circle(-10, -55, 3.6, k.p.ink) +
    circle(12, -55, 3.6, k.p.ink)
  )
}

const turtle: Draw = (k, c, skin) => {
  const shell = 'M-56 -34C-52 -84 40 -90 52 -36Q0 -16 -56 -34Z'
  return (
    path(
      'M30 -34C44 -10 66 -2 76 -6C70 -22 58 -36 46 -42ZM-38 -30C-46 -14 -62 -8 -70 -12C-66 -24 -56 -32 -48 -36Z',
      dark(k, skin, 0.15),
    ) +
    path('M48 -46C58 -70 86 -70 88 -54C88 -42 66 -36 50 -36Z', skin) +
    path(shell, lit(k, c)) +
    inside(
      k,
      shell,
      stroke(
        'M-30 -90L-22 -58L-34 -26M8 -90L4 -58L14 -24M-60 -54L-22 -58L4 -58L34 -62L60 -50M34 -62L26 -90',
        dark(k, c, 0.4),
        2.4,
      ),
    ) +
    circle(76, -58, 2.4, k.p.ink)
  )
}

const coral: Draw = (k, c, _other, rng) => {
  const grow = (x: number, y: number, a: number, len: number, w: number, left: number): string => {
    const [ex, ey] = [x + Math.sin(a) * len, y - Math.cos(a) * len]
    return (
      stroke(`M${n(x)} ${n(y)}L${n(ex)} ${n(ey)}`, c, w) +
      (left
        ? [-1, 1]
            .map((s) => grow(ex, ey, a + s * rng.range(0.3, 0.6), len * 0.74, w * 0.8, left - 1))
            .join('')
        : circle(ex, ey, w * 0.62, light(k, c, 0.25)))
    )
  }
  return grow(0, 0, 0, 32, 9, 3)
}

export const WILD: Record<string, Drawing> = {
  horse: drawing(horse, 116, 0.7, 'ground', 'near', 'ink'),
  deer: drawing(deer, 92, 0.7, 'ground', 'near', 'paper'),
  elephant: drawing(elephant, 146, 0.9, 'ground', 'far', 'paper'),
  bird: drawing(bird, 130, 0.35, 'ground', 'accent', 'paper'),
  flock: drawing(flock, 180, 0.3, 'air', 'ink', 'ink'),
  butterfly: drawing(butterfly, 110, 0.25, 'air', 'accent', 'second'),
  fish: drawing(fish, 164, 0.32, 'deep', 'accent', 'paper'),
  whale: drawing(whale, 212, 0.65, 'deep', 'near', 'paper'),
  jellyfish: drawing(jellyfish, 80, 0.5, 'deep', 'accent', 'glow'),
  octopus: drawing(octopus, 140, 0.5, 'deep', 'accent', 'paper'),
  turtle: drawing(turtle, 160, 0.35, 'deep', 'second', 'far'),
  coral: drawing(coral, 90, 0.4, 'deep', 'accent', 'paper'),
}
