// Passkeys and security keys (https://www.w3.org/TR/webauthn-3/). The server's options and our answers are JSON in which
// bytes are base64url; browsers want ArrayBuffers. (`parseCreationOptionsFromJSON` of newer browsers is not everywhere yet.)

type Json = { [key: string]: unknown };

const bytes = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0)).buffer as ArrayBuffer;

const text = (buffer: ArrayBuffer | null): string | undefined =>
  buffer === null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const known = (list: unknown) =>
  ((list as Json[] | undefined) ?? []).map((item) => ({ ...item, id: bytes(item["id"] as string) }));

async function create(options: Json, passwordless: boolean): Promise<Json> {
  const given = options["publicKey"] as Json;
  const user = given["user"] as Json;
  const publicKey = {
    ...given,
    challenge: bytes(given["challenge"] as string),
    user: { ...user, id: bytes(user["id"] as string) },
    excludeCredentials: known(given["excludeCredentials"]),
    authenticatorSelection: {
      ...(given["authenticatorSelection"] as Json),
      residentKey: passwordless ? "required" : "discouraged",
      requireResidentKey: passwordless,
      ...(passwordless ? { userVerification: "required" } : {}),
    },
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...common(made),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function get(options: Json): Promise<Json> {
  const given = options["publicKey"] as Json;
  const publicKey = {
    ...given,
    challenge: bytes(given["challenge"] as string),
    allowCredentials: known(given["allowCredentials"]),
  } as unknown as PublicKeyCredentialRequestOptions;
  const found = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    ...common(found),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
    },
  };
}

const common = (credential: PublicKeyCredential): Json => ({
  type: credential.type,
  id: credential.id,
  rawId: text(credential.rawId),
  authenticatorAttachment: credential.authenticatorAttachment,
  clientExtensionResults: credential.getClientExtensionResults(),
});

async function optionsOf(form: HTMLFormElement): Promise<Json> {
  const data = document.getElementById(form.dataset["passkeyOptions"] ?? "")?.textContent;
  if (data) return JSON.parse(data) as Json;
  // Signing in without a name: the options belong to nobody yet and are asked for when they are needed.
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()) as Json;
}

/** Forms with `data-passkey="create|get"`: their button asks the browser first, and sends what it answered. */
export function passkeys(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
      if (failed) failed.hidden = true;
      try {
        const options = await optionsOf(form);
        const without = form.querySelector<HTMLInputElement>("input[name=passwordless]");
        const credential =
          form.dataset["passkey"] === "create"
            ? await create(options["creation_options"] as Json, without?.checked ?? false)
            : await get(options["request_options"] as Json);
        const field = form.querySelector<HTMLInputElement>("input[name=credential]");
        if (field) field.value = JSON.stringify(credential);
        form.submit();
      } catch {
        // Cancelled, timed out, or no such key on this device: the reason is the browser's secret.
        if (failed) {
          failed.hidden = false;
          failed.focus();
        }
      }
    });
  }
}
