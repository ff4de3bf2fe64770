package dev.rialto.tck.plug;

/**
 * What every plug keeps to. A plug's test extends it, gives it a far side, and inherits the tests:
 *
 * <pre>{@code
 * final class XmppContractTest extends PlugContract {
 *     @Override
 *     protected NetworkDriver driver() throws Exception {
 *         return new ProsodyDriver();
 *     }
 * }
 * }</pre>
 *
 * <p>A capability that the plug does not declare, or an {@link Ability} that the far side does not have, is the only way out
 * of a test, and the absence is tested instead.
 */
public abstract class PlugContract extends CatchUpContract {}
