// Drawing for one eye: everything is a textured rectangle at a distance, and all but the beam is infinitely far away.

import { linked } from "../core/program";
import { type Face, faceToDirection, type Vector } from "../core/projection";

const VERTEX = `attribute vec2 p; uniform mat4 m; uniform mat3 c; uniform vec4 g, u; varying vec2 t;
void main() { t = mix(u.xy, u.zw, p); gl_Position = m * vec4(c * vec3(mix(g.xy, g.zw, p), 1.), 1.); }`;
const FRAGMENT = `precision mediump float; uniform sampler2D s; uniform float o; varying vec2 t;
void main() { vec4 k = texture2D(s, t); gl_FragColor = vec4(k.rgb, k.a * o); }`;

const WHOLE = [0, 0, 1, 1] as const;
const SQUARE = [-1, -1, 1, 1] as const;

/** A rectangle: the directions of its right, its down and its middle. */
export type Frame = readonly [Vector, Vector, Vector];

/** Over the whole picture of an eye, whatever it looks at. */
export const SCREEN: Frame = [[1, 0, 0], [0, -1, 0], [0, 0, 0]];
export const UNMOVED = Float32Array.from([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);

export class Painter {
  readonly #at: Record<string, WebGLUniformLocation | null> = {};

  /** Throws when a shader does not compile. */
  constructor(readonly gl: WebGLRenderingContext) {
    const program = linked(gl, VERTEX, FRAGMENT);
    gl.useProgram(program);
    for (const name of "mcguso") this.#at[name] = gl.getUniformLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    gl.clearColor(0.07, 0.06, 0.06, 1);
  }

  texture(source: TexImageSource): WebGLTexture | null {
    const { gl } = this;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, source);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    return texture;
  }

  /** What follows is seen through this matrix. */
  through(matrix: Float32Array): void {
    this.gl.uniformMatrix4fv(this.#at.m as WebGLUniformLocation, false, matrix);
  }

  /** Part `rectangle` of a frame, with part `of` of a texture. */
  draw(texture: WebGLTexture | null, frame: Frame, opacity = 1, rectangle: readonly number[] = SQUARE, of: readonly number[] = WHOLE): void {
    const { gl } = this;
    const at = this.#at;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniformMatrix3fv(at.c as WebGLUniformLocation, false, frame.flat());
    gl.uniform4fv(at.g as WebGLUniformLocation, rectangle as number[]);
    gl.uniform4fv(at.u as WebGLUniformLocation, of as number[]);
    gl.uniform1f(at.o as WebGLUniformLocation, opacity);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }
}

/** A face of the cube as a frame. */
export function faceFrame(face: Face): Frame {
  const centre = faceToDirection(face, 0, 0);
  const step = (end: Vector): Vector => [end[0] - centre[0], end[1] - centre[1], end[2] - centre[2]];
  return [step(faceToDirection(face, 1, 0)), step(faceToDirection(face, 0, 1)), centre];
}
