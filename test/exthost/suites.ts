import "./activation.suite.ts";
import "./dockerfile.suite.ts";
import "./compose.suite.ts";
import "./settings.suite.ts";
