/** The inspector's viewer, as a page of the lab. */
import '../inspector/viewer/main.ts';
