// The part of WebXR that is used here (https://www.w3.org/TR/webxr/): TypeScript's own library does not know it yet.

export interface XrRigidTransform {
  readonly matrix: Float32Array;
  readonly inverse: XrRigidTransform;
}

export interface XrView {
  readonly eye: "left" | "right" | "none";
  readonly projectionMatrix: Float32Array;
  readonly transform: XrRigidTransform;
}

export interface XrPose {
  readonly transform: XrRigidTransform;
}

export interface XrFrame {
  getViewerPose(space: object): (XrPose & { readonly views: readonly XrView[] }) | undefined;
  getPose(space: object, base: object): XrPose | undefined;
}

export interface XrInputSource {
  readonly targetRayMode: "gaze" | "tracked-pointer" | "screen" | "transient-pointer";
  readonly targetRaySpace: object;
}

export interface XrLayer {
  readonly framebuffer: WebGLFramebuffer | null;
  getViewport(view: XrView): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined;
}

export interface XrSession extends EventTarget {
  readonly inputSources: Iterable<XrInputSource>;
  readonly visibilityState?: string;
  requestReferenceSpace(kind: string): Promise<object>;
  updateRenderState(state: { baseLayer: XrLayer }): void | Promise<void>;
  requestAnimationFrame(act: (time: number, frame: XrFrame) => void): number;
  end(): Promise<void>;
}

export interface XrSystem {
  isSessionSupported(mode: string): Promise<boolean>;
  requestSession(mode: string, options?: object): Promise<XrSession>;
}

export interface XrInputEvent extends Event {
  readonly frame: XrFrame;
  readonly inputSource: XrInputSource;
}
