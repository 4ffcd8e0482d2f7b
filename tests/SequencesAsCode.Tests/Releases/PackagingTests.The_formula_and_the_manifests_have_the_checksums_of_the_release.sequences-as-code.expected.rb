class SequencesAsCode < Formula
  desc "Outbound sequences of Apollo.io as code: plan and apply YAML files"
  homepage "https://github.com/your-org/sequences-as-code"
  version "1.2.3"
  license "MIT"

  on_macos do
    on_arm do
      url "https://github.com/your-org/sequences-as-code/releases/download/v1.2.3/sequences-1.2.3-osx-arm64.tar.gz"
      sha256 "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
    end
  end
  on_macos do
    on_intel do
      url "https://github.com/your-org/sequences-as-code/releases/download/v1.2.3/sequences-1.2.3-osx-x64.tar.gz"
      sha256 "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
    end
  end
  on_linux do
    on_arm do
      url "https://github.com/your-org/sequences-as-code/releases/download/v1.2.3/sequences-1.2.3-linux-arm64.tar.gz"
      sha256 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    end
  end
  on_linux do
    on_intel do
      url "https://github.com/your-org/sequences-as-code/releases/download/v1.2.3/sequences-1.2.3-linux-x64.tar.gz"
      sha256 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    end
  end

  def install
    bin.install "sequences"
  end

  test do
    assert_equal version.to_s, shell_output("#{bin}/sequences version").strip
  end
end
