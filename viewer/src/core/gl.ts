// The few things that are asked of WebGL: draw the preview, draw a tile, draw a finished picture over another.

import { BORDER } from "./preview";
import { linked } from "./program";
import { dot, type Vector } from "./projection";
import { basis, extent, type Size, type View } from "./view";

const QUAD = `attribute vec2 p;`;

const TILE_VERTEX = `${QUAD}
uniform mat3 m; uniform vec4 r; varying vec2 t;
void main() {
  t = (p - r.xy) / (r.zw - r.xy);
  vec3 c = m * vec3(p, 1.);
  gl_Position = vec4(c.xy, 0., c.z);
}`;

const COPY_VERTEX = `${QUAD}
varying vec2 t;
void main() { t = p; gl_Position = vec4(p * 2. - 1., 0., 1.); }`;

const TEXTURE_FRAGMENT = `precision mediump float;
uniform sampler2D s; uniform float o; varying highp vec2 t;
void main() { gl_FragColor = vec4(texture2D(s, t).rgb, o); }`;

const PREVIEW_VERTEX = `${QUAD}
uniform mat3 m; varying vec3 d;
void main() { d = m * vec3(p * 2. - 1., 1.); gl_Position = vec4(p * 2. - 1., 0., 1.); }`;

// The face (third) that a direction falls on, and where on it: docs/architecture.md.
const FACE_OF = `vec3 faceOf(vec3 d) {
  vec3 v = abs(d);
  if (v.z >= v.x && v.z >= v.y) return vec3(vec2(d.z > 0. ? d.x : -d.x, -d.y) / v.z, d.z > 0. ? 0. : 2.);
  if (v.x >= v.y) return vec3(vec2(d.x > 0. ? -d.z : d.z, -d.y) / v.x, d.x > 0. ? 1. : 3.);
  return vec3(vec2(d.x, d.y > 0. ? d.z : -d.z) / v.y, d.y > 0. ? 4. : 5.);
}`;

// From the strip of six faces to an atlas of six cells, in which each face has a border of what the cube has there,
// from the neighbouring faces: filtering the atlas knows no face edges. Drawn once a scene, a few thousand pixels.
const ATLAS_FRAGMENT = `precision highp float;
uniform sampler2D s; uniform float n; varying vec2 t;
${FACE_OF}
void main() {
  float cell = n + ${2 * BORDER}.;
  vec2 at = t * vec2(6. * cell, cell);
  float f = floor(at.x / cell);
  vec2 q = (at - vec2(f * cell, 0.) - ${BORDER}.) / n * 2. - 1.;
  vec3 d = f < .5 ? vec3(q.x, -q.y, 1.) : f < 1.5 ? vec3(1., -q.y, -q.x) : f < 2.5 ? vec3(-q.x, -q.y, -1.)
    : f < 3.5 ? vec3(-1., -q.y, q.x) : f < 4.5 ? vec3(q.x, 1., q.y) : vec3(q.x, -1., -q.y);
  vec3 g = faceOf(d);
  vec2 texel = clamp((g.xy * .5 + .5) * n, .5, n - .5);
  gl_FragColor = vec4(texture2D(s, vec2((g.z * n + texel.x) / (6. * n), texel.y / n)).rgb, 1.);
}`;

// A cubic B-spline (smooth, never ringing) out of four linear samples: each stands for two texels, weighted by where
// between them it is taken.
const PREVIEW_FRAGMENT = `precision highp float;
uniform sampler2D s; uniform float n; varying vec3 d;
${FACE_OF}
void main() {
  vec3 g = faceOf(d);
  float cell = n + ${2 * BORDER}.;
  vec2 size = vec2(6. * cell, cell);
  vec2 at = (g.xy * .5 + .5) * n + ${BORDER}. - .5;
  vec2 i = floor(at), x = at - i, y = 1. - x;
  vec2 w0 = y * y * y / 6., w3 = x * x * x / 6.;
  vec2 w1 = 2. / 3. - x * x * (1. - .5 * x), w2 = 1. - w0 - w1 - w3;
  vec2 g0 = w0 + w1, g1 = w2 + w3;
  i.x += g.z * cell;
  vec2 h0 = (i - .5 + w1 / g0) / size, h1 = (i + 1.5 + w3 / g1) / size;
  vec3 c = g0.y * (g0.x * texture2D(s, h0).rgb + g1.x * texture2D(s, vec2(h1.x, h0.y)).rgb)
         + g1.y * (g0.x * texture2D(s, vec2(h0.x, h1.y)).rgb + g1.x * texture2D(s, h1).rgb);
  gl_FragColor = vec4(c, 1.);
}`;

// Faces overlap by this much (of half a face), so that rounding never opens a crack between them: 0.1 px or less.
const OVERLAP = 0.0002;

// Tiles are cut off here beside the eye, where the perspective divides by nothing: SwiftShader, which draws where there is no
// graphics driver, smears what has a corner at (or very near) w = 0 over the screen, although it would cut it off itself; and
// a view square to the cube has whole rows of such corners. What one sees is farther: w is at least 0.33 there, the
// cosine of the screen's corner at the widest view (135° × 110°), because faces lie at a distance of 1 and more.
const NEAR = 0.1;

/** The corners of a preview's or a finished picture's rectangle: always the first in the buffer. */
const WHOLE = [0, 0, 1, 0, 1, 1, 0, 1];

/** One tile to draw: `at` is the plane of its face, `rectangle` its part of it, as `tiles.rectangle` says it. */
export interface TileDrawing {
  readonly texture: WebGLTexture | null;
  readonly at: (a: number, b: number) => Vector;
  readonly rectangle: readonly [number, number, number, number];
  readonly opacity: number;
}

type Names = "m" | "r" | "s" | "o" | "n";

interface Program {
  readonly program: WebGLProgram;
  readonly at: Record<Names, WebGLUniformLocation | null>;
}

/** The corners, (a, b) of each, of what lies before the eye of a rectangle of a face; `m` is the face's matrix. */
export function cut([left, top, right, bottom]: readonly [number, number, number, number], m: readonly number[]): number[] {
  const wide = (edge: number): number => (Math.abs(edge) === 1 ? edge * (1 + OVERLAP) : edge);
  const [l, t, r, b] = [wide(left), wide(top), wide(right), wide(bottom)];
  const corners = [[l, t], [r, t], [r, b], [l, b]] as const;
  const beyond = corners.map(([x, y]) => x * (m[2] as number) + y * (m[5] as number) + (m[8] as number) - NEAR);
  return corners.flatMap(([x, y], i) => {
    const j = (i + 1) % 4;
    const [here, there] = [beyond[i] as number, beyond[j] as number];
    const [nextX, nextY] = corners[j] as readonly [number, number];
    const part = here / (here - there);
    return [...(here > 0 ? [x, y] : []), ...(here > 0 !== there > 0 ? [x + (nextX - x) * part, y + (nextY - y) * part] : [])];
  });
}

export class Gl {
  readonly #gl: WebGLRenderingContext;
  #preview: Program | null = null;
  readonly #tile: Program;
  #copy: Program | null = null;
  #aside: { texture: WebGLTexture | null; frame: WebGLFramebuffer | null; size: Size } | null = null;

  /** Throws when the browser gives no WebGL, or a shader does not compile. */
  constructor(canvas: HTMLCanvasElement) {
    const wishes = { alpha: false, antialias: false, depth: false, stencil: false };
    const gl = (canvas.getContext("webgl2", wishes) ?? canvas.getContext("webgl", wishes)) as WebGLRenderingContext | null;
    if (!gl) throw new Error("no WebGL");
    this.#gl = gl;
    // The other programs wait until they are needed: compiling them would delay the first view.
    this.#tile = this.#program(TILE_VERTEX, TEXTURE_FRAGMENT);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    this.#corners([]);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    gl.clearColor(0.11, 0.11, 0.11, 1);
  }

  get lost(): boolean {
    return this.#gl.isContextLost();
  }

  texture(source: ImageBitmap | HTMLImageElement): WebGLTexture | null {
    const gl = this.#gl;
    const texture = gl.createTexture();
    this.#bind(texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, source);
    return texture;
  }

  /** A preview's strip of six faces, `n` px each, as an atlas for `drawPreview`. */
  atlas(strip: HTMLImageElement, n: number): WebGLTexture | null {
    this.#preview ??= this.#program(PREVIEW_VERTEX, PREVIEW_FRAGMENT);
    const program = this.#program(COPY_VERTEX, ATLAS_FRAGMENT);
    const source = this.texture(strip);
    const size = { width: 6 * (n + 2 * BORDER), height: n + 2 * BORDER };
    const made = this.#target(size);
    this.#gl.viewport(0, 0, size.width, size.height);
    this.#use(program, source);
    this.#gl.uniform1f(program.at.n, n);
    this.#draw(1);
    this.#gl.deleteFramebuffer(made.frame);
    this.#gl.deleteProgram(program.program);
    this.free(source);
    return made.texture;
  }

  free(texture: WebGLTexture | null): void {
    this.#gl.deleteTexture(texture);
  }

  /** Starts a frame on the screen, or aside, to be laid over the screen by `lay`. */
  begin(size: Size, aside = false): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, aside ? this.#sideFrame(size) : null);
    gl.viewport(0, 0, size.width, size.height);
    gl.disable(gl.BLEND);
  }

  clear(): void {
    this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
  }

  drawPreview(texture: WebGLTexture | null, faceSize: number, view: View, size: Size): void {
    const gl = this.#gl;
    const { right, up, forward } = basis(view);
    const half = extent(view.fov, size);
    const program = (this.#preview ??= this.#program(PREVIEW_VERTEX, PREVIEW_FRAGMENT));
    this.#use(program, texture);
    gl.uniform1f(program.at.n, faceSize);
    const part = (axis: Vector, scale: number): number[] => axis.map((value) => value * scale);
    gl.uniformMatrix3fv(program.at.m, false, [...part(right, half.x), ...part(up, half.y), ...forward]);
    this.#draw(1);
  }

  /** Draws tiles of a view, in their order. */
  drawTiles(tiles: readonly TileDrawing[], view: View, size: Size): void {
    const gl = this.#gl;
    const { right, up, forward } = basis(view);
    const half = extent(view.fov, size);
    const clip = (v: Vector): Vector => [dot(v, right) / half.x, dot(v, up) / half.y, dot(v, forward)];
    const program = this.#tile;
    // A point (a, b) of a face is centre + a · across + b · down: one matrix takes it to the screen.
    const matrices = tiles.map(({ at }) => {
      const centre = clip(at(0, 0));
      const step = (a: number, b: number): number[] => clip(at(a, b)).map((end, i) => end - (centre[i] ?? 0));
      return [...step(1, 0), ...step(0, 1), ...centre];
    });
    const polygons = tiles.map(({ rectangle }, i) => cut(rectangle, matrices[i] as number[]));
    this.#corners(polygons.flat());
    let first = WHOLE.length / 2;
    tiles.forEach(({ texture, rectangle, opacity }, i) => {
      const count = (polygons[i] as number[]).length / 2;
      this.#use(program, texture);
      gl.uniformMatrix3fv(program.at.m, false, matrices[i] as number[]);
      gl.uniform4fv(program.at.r, rectangle as unknown as number[]);
      gl.uniform1f(program.at.o, opacity);
      this.#draw(opacity, first, count);
      first += count;
    });
  }

  /** Lays what was drawn aside over the screen. */
  lay(opacity: number, size: Size): void {
    this.begin(size);
    const program = (this.#copy ??= this.#program(COPY_VERTEX, TEXTURE_FRAGMENT));
    this.#use(program, this.#aside?.texture ?? null);
    this.#gl.uniform1f(program.at.o, opacity);
    this.#draw(opacity);
  }

  /** Lets go of the picture aside, which is as large as the screen. */
  freeAside(): void {
    if (!this.#aside) return;
    this.#gl.deleteFramebuffer(this.#aside.frame);
    this.#gl.deleteTexture(this.#aside.texture);
    this.#aside = null;
  }

  #draw(opacity: number, first = 0, count = WHOLE.length / 2): void {
    const gl = this.#gl;
    if (opacity < 1) gl.enable(gl.BLEND);
    else gl.disable(gl.BLEND);
    gl.drawArrays(gl.TRIANGLE_FAN, first, count);
  }

  /** Hands over the corners of everything that a frame draws, in one piece. */
  #corners(more: readonly number[]): void {
    this.#gl.bufferData(this.#gl.ARRAY_BUFFER, new Float32Array([...WHOLE, ...more]), this.#gl.STREAM_DRAW);
  }

  #use({ program }: Program, texture: WebGLTexture | null): void {
    this.#gl.useProgram(program);
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, texture);
  }

  #bind(texture: WebGLTexture | null): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    // Tiles are of any size: WebGL 1 wants clamping and no mipmaps, and clamping is what a tile's edge needs anyway.
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  }

  #sideFrame(size: Size): WebGLFramebuffer | null {
    if (this.#aside && (this.#aside.size.width !== size.width || this.#aside.size.height !== size.height)) this.freeAside();
    this.#aside ??= { ...this.#target(size), size };
    return this.#aside.frame;
  }

  /** An empty texture and the frame that draws into it, which becomes the current one. */
  #target({ width, height }: Size): { texture: WebGLTexture | null; frame: WebGLFramebuffer | null } {
    const gl = this.#gl;
    const [texture, frame] = [gl.createTexture(), gl.createFramebuffer()];
    this.#bind(texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    return { texture, frame };
  }

  #program(vertex: string, fragment: string): Program {
    const gl = this.#gl;
    const program = linked(gl, vertex, fragment);
    const at = {} as Record<Names, WebGLUniformLocation | null>;
    for (const name of "mrson") at[name as Names] = gl.getUniformLocation(program, name);
    return { program, at };
  }
}
