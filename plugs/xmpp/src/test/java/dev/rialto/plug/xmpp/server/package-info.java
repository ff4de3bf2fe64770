/** Real XMPP servers and people on them, for tests; published as the module's test-jar. */
@NullMarked
package dev.rialto.plug.xmpp.server;

import org.jspecify.annotations.NullMarked;
