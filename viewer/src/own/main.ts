// What is this visitor's own: the signs explained on the first visit, a heart for an object, the sound of the room.

import { Ambience } from "./ambience";
import { explainSigns } from "./hint";
import { offerToLike } from "./liking";

window.jetisu360 = {
  ...window.jetisu360,
  own: (viewer, memory, say) => {
    explainSigns(viewer, memory, say);
    new Ambience(viewer, memory, say);
    return { like: () => offerToLike(viewer, say) };
  },
};
