// An emulated headset with one controller, by the words of https://www.w3.org/TR/webxr/ as far as a page can tell.
//
// `headset.turn(yaw, pitch)` turns the head, `headset.hand = {yaw, pitch}` holds a controller (null: none),
// `headset.press()` presses its button, `headset.takeOff()` ends the session, `headset.drawn()` comes when what was said
// before is in the picture, `headset.pixels()` reads what both eyes get: rows from the top, left eye in the left half. Angles in degrees, yaw to the right, pitch up.
(() => {
  const RADIAN = Math.PI / 180;
  const WIDTH = 400, HEIGHT = 400, EYE = 0.032;

  // Column-major; first turned up about x, then to the right about y.
  function pose(yaw, pitch, x = 0, y = 0, z = 0) {
    const [c, s, k, t] = [Math.cos(yaw * RADIAN), Math.sin(yaw * RADIAN), Math.cos(pitch * RADIAN), Math.sin(pitch * RADIAN)];
    return new Float32Array([c, 0, s, 0, -s * t, k, c * t, 0, -s * k, -t, c * k, 0, x, y, z, 1]);
  }
  function inverse(m) {
    const at = (i) => -(m[12] * m[4 * i] + m[13] * m[4 * i + 1] + m[14] * m[4 * i + 2]);
    return new Float32Array([m[0], m[4], m[8], 0, m[1], m[5], m[9], 0, m[2], m[6], m[10], 0, at(0), at(1), at(2), 1]);
  }
  const rigid = (matrix) => ({ matrix, inverse: { matrix: inverse(matrix) } });
  // Eyes see further outwards than towards the nose.
  function projection(left, right, down, up) {
    const [near, far] = [0.1, 1000];
    return new Float32Array([2 / (right - left), 0, 0, 0, 0, 2 / (up - down), 0, 0,
      (right + left) / (right - left), (up + down) / (up - down), -(far + near) / (far - near), -1,
      0, 0, (-2 * far * near) / (far - near), 0]);
  }
  const EYES = [
    { eye: "left", side: -1, projectionMatrix: projection(-1, 0.8, -1, 1) },
    { eye: "right", side: 1, projectionMatrix: projection(-0.8, 1, -1, 1) },
  ];

  const state = { yaw: 0, pitch: 0, hand: null, session: null, gl: null, watched: [] };

  class Layer {
    constructor(session, gl) {
      if (!gl.getContextAttributes().xrCompatible && !gl.madeCompatible) throw new DOMException("not compatible", "InvalidStateError");
      state.gl = gl;
      this.framebuffer = gl.createFramebuffer();
      const texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 2 * WIDTH, HEIGHT, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
      gl.bindFramebuffer(gl.FRAMEBUFFER, this.framebuffer);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    }
    getViewport({ eye }) {
      return { x: eye === "left" ? 0 : WIDTH, y: 0, width: WIDTH, height: HEIGHT };
    }
  }
  WebGLRenderingContext.prototype.makeXRCompatible = WebGL2RenderingContext.prototype.makeXRCompatible =
    async function () { this.madeCompatible = true; };

  class Session extends EventTarget {
    inputSources = [];
    #layer = null;
    #timer = 0;
    #waiting = [];
    constructor() {
      super();
      this.#timer = setInterval(() => this.#frame(), 33);
    }
    updateRenderState({ baseLayer }) { this.#layer = baseLayer; }
    async requestReferenceSpace(kind) { return { kind }; }
    requestAnimationFrame(act) { return this.#waiting.push(act); }
    async end() {
      clearInterval(this.#timer);
      state.session = null;
      this.dispatchEvent(new Event("end"));
    }
    frame() {
      return {
        session: this,
        getViewerPose: () => {
          const head = pose(state.yaw, state.pitch, 0, 1.6, 0);
          const views = EYES.map(({ eye, side, projectionMatrix }) => ({
            eye, projectionMatrix,
            transform: rigid(pose(state.yaw, state.pitch, head[0] * EYE * side, 1.6 + head[1] * EYE * side, head[2] * EYE * side)),
          }));
          return { transform: rigid(head), views };
        },
        getPose: (space) => {
          if (space.kind === "head") return { transform: rigid(pose(state.yaw, state.pitch, 0, 1.6, 0)) };
          return state.hand ? { transform: rigid(pose(state.hand.yaw, state.hand.pitch, 0.25, 1.2, -0.2)) } : undefined;
        },
      };
    }
    #frame() {
      if (!this.#layer) return;
      this.inputSources = state.hand ? [{ targetRayMode: "tracked-pointer", targetRaySpace: { kind: "hand" }, handedness: "right" }] : [];
      for (const act of this.#waiting.splice(0)) act(performance.now(), this.frame());
      for (const one of state.watched.splice(0)) if (--one.frames > 0) state.watched.push(one); else one.done();
    }
    get layer() { return this.#layer; }
  }

  window.XRWebGLLayer = Layer;
  Object.defineProperty(navigator, "xr", {
    value: {
      isSessionSupported: async (mode) => mode === "immersive-vr",
      requestSession: async (mode) => {
        if (mode !== "immersive-vr" || !navigator.userActivation.isActive) throw new DOMException("no", "SecurityError");
        return (state.session = new Session());
      },
    },
  });

  window.headset = {
    get isOn() { return state.session !== null; },
    set hand(hand) { state.hand = hand; },
    turn(yaw, pitch) { Object.assign(state, { yaw, pitch }); },
    press() {
      const event = new Event("select");
      const { session } = state;
      const inputSource = session.inputSources[0] ?? { targetRayMode: "gaze", targetRaySpace: { kind: "head" } };
      Object.assign(event, { frame: session.frame(), inputSource });
      session.dispatchEvent(event);
    },
    drawn: () => new Promise((done) => state.watched.push({ frames: 2, done })),
    takeOff: () => state.session.end(),
    pixels() {
      const { gl, session } = state;
      gl.bindFramebuffer(gl.FRAMEBUFFER, session.layer.framebuffer);
      const all = new Uint8Array(8 * WIDTH * HEIGHT);
      gl.readPixels(0, 0, 2 * WIDTH, HEIGHT, gl.RGBA, gl.UNSIGNED_BYTE, all);
      let text = "";
      for (let i = 0; i < all.length; i += 8192) text += String.fromCharCode(...all.subarray(i, i + 8192));
      return btoa(text);
    },
  };
})();
