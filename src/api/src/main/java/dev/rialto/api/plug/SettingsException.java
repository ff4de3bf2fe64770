package dev.rialto.api.plug;

/** A setting that has the right type and still cannot be. The host adds file and line. */
public class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path the setting within its section, for example {@code channels.family[1]}; empty for the section itself
     * @param problem what is wrong and what would be right
     */
    public SettingsException(String path, String problem) {
        super(problem);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
