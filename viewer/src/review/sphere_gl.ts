// The one thing that is asked of WebGL here: an equirectangular picture, a sharper piece in it, and what will be blurred.

import { linked } from "../core/program";
import { tan, type Vector } from "../core/projection";
import { basis, extent, type Size, type View } from "../core/view";
import { frameRows } from "./geometry";
import type { Region } from "./model";

/** More regions than one sees at a time; the others are drawn when one looks at them. */
const MOST_BLURRED = 24;
const RADIAN = Math.PI / 180;

const VERTEX = `attribute vec2 p; uniform mat3 m; varying vec3 d;
void main() { d = m * vec3(p, 1.); gl_Position = vec4(p, 0., 1.); }`;

const FRAGMENT = `precision highp float;
uniform sampler2D s, c; uniform vec4 area; uniform mat3 cm; uniform float ct;
uniform int n; uniform vec4 place[${MOST_BLURRED}]; varying vec3 d;
const float PI = 3.14159265358979;
vec3 seen(vec3 v) {
  float yaw = atan(v.x, v.z), pitch = atan(v.y, length(v.xz));
  float x = (yaw - area.x) / area.z, y = (area.y - pitch) / area.w, turn = 2. * PI / area.z;
  x -= turn * floor(x / turn);
  if (x > 1. || y < 0. || y > 1.) return vec3(.11);
  return texture2D(s, vec2(x, y)).rgb;
}
vec3 sharp(vec3 v) {
  vec3 q = v * cm;
  vec2 t = q.xy / max(q.z, .0001) / ct;
  float inside = ct > 0. && q.z > 0. ? 1. - smoothstep(.88, .99, max(abs(t.x), abs(t.y))) : 0.;
  vec3 whole = seen(v);
  if (inside <= 0.) return whole;
  return mix(whole, texture2D(c, vec2(t.x * .5 + .5, .5 - t.y * .5)).rgb, inside);
}
void main() {
  vec3 v = normalize(d);
  for (int i = 0; i < ${MOST_BLURRED}; i++) {
    if (i >= n) break;
    vec4 r = place[i];
    float sy = sin(r.x), cy = cos(r.x), sp = sin(r.y), cp = cos(r.y);
    vec3 right = vec3(cy, 0., -sy), up = vec3(-sp * sy, cp, -sp * cy), ahead = vec3(cp * sy, sp, cp * cy);
    vec3 q = vec3(dot(v, right), dot(v, up), dot(v, ahead));
    vec2 at = vec2(atan(q.x, q.z), atan(q.y, length(q.xz)));
    if (abs(at.x) > r.z || abs(at.y) > r.w) continue;
    float cell = max(r.z, r.w) / 3.;
    vec2 to = (floor(at / cell) + .5) * cell;
    vec3 k = vec3(sin(to.x) * cos(to.y), sin(to.y), cos(to.x) * cos(to.y));
    v = right * k.x + up * k.y + ahead * k.z;
    gl_FragColor = vec4(seen(v), 1.);
    return;
  }
  gl_FragColor = vec4(sharp(v), 1.);
}`;

type Names = "m" | "s" | "c" | "area" | "cm" | "ct" | "n" | "place";

/** What a picture covers: yaw of its left and pitch of its upper edge, and how far it reaches, degrees. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export class SphereGl {
  readonly #gl: WebGLRenderingContext;
  readonly #at = {} as Record<Names, WebGLUniformLocation | null>;
  readonly #textures: (WebGLTexture | null)[] = [];
  readonly #two: boolean;

  /** Throws where there is no WebGL. */
  constructor(canvas: HTMLCanvasElement) {
    const wishes = { alpha: false, antialias: false, depth: false, stencil: false };
    const two = canvas.getContext("webgl2", wishes);
    const gl = (two ?? canvas.getContext("webgl", wishes)) as WebGLRenderingContext | null;
    if (!gl) throw new Error("no WebGL");
    this.#gl = gl;
    this.#two = !!two;
    const program = linked(gl, VERTEX, FRAGMENT);
    gl.useProgram(program);
    for (const name of ["m", "s", "c", "area", "cm", "ct", "n", "place"] as const) this.#at[name] = gl.getUniformLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.uniform1i(this.#at.s, 0);
    gl.uniform1i(this.#at.c, 1);
  }

  /** The picture of the whole, no wider than a texture may be. */
  whole(picture: ImageBitmap, covers: Extent): void {
    const gl = this.#gl;
    this.#take(0, picture, covers.width > 359.9 && this.#two);
    gl.uniform4f(this.#at.area, covers.left * RADIAN, covers.top * RADIAN, covers.width * RADIAN, covers.height * RADIAN);
  }

  /** A square piece around a direction, `around` degrees of it; null: none. */
  sharp(picture: ImageBitmap | null, yaw = 0, pitch = 0, around = 0): void {
    const gl = this.#gl;
    gl.uniform1f(this.#at.ct, picture ? tan(around / 2) : 0);
    if (!picture) return;
    this.#take(1, picture, false);
    // Given by rows where WebGL reads columns: the shader multiplies from the other side.
    gl.uniformMatrix3fv(this.#at.cm, false, frameRows(yaw, pitch).flat());
  }

  draw(view: View, size: Size, blurred: readonly Region[]): void {
    const gl = this.#gl;
    const { right, up, forward } = basis(view);
    const half = extent(view.fov, size);
    const scaled = (axis: Vector, by: number): number[] => axis.map((value) => value * by);
    gl.viewport(0, 0, size.width, size.height);
    gl.uniformMatrix3fv(this.#at.m, false, [...scaled(right, half.x), ...scaled(up, half.y), ...forward]);
    const some = blurred.slice(0, MOST_BLURRED);
    gl.uniform1i(this.#at.n, some.length);
    const places = some.flatMap(({ yaw, pitch, width, height }) => [yaw, pitch, width / 2, height / 2].map((angle) => angle * RADIAN));
    if (places.length) gl.uniform4fv(this.#at.place, places);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  #take(unit: 0 | 1, picture: ImageBitmap, round: boolean): void {
    const gl = this.#gl;
    gl.activeTexture(unit ? gl.TEXTURE1 : gl.TEXTURE0);
    gl.deleteTexture(this.#textures[unit] ?? null);
    const texture = (this.#textures[unit] = gl.createTexture());
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, round ? gl.REPEAT : gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, gl.RGB, gl.UNSIGNED_BYTE, picture);
    picture.close();
  }
}
