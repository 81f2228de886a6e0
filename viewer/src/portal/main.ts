// What staff pages have beside their HTML. Every page works without it; it makes some of them quicker.
import { copyButtons } from "./copy";
import { asks } from "./asks";
import { leaving } from "./leaving";
import { menus } from "./menus";
import { passkeys } from "./passkeys";
import { printButtons } from "./print";
import { ways } from "./ways";

menus();
asks();
leaving();
copyButtons();
passkeys();
printButtons();
ways();
